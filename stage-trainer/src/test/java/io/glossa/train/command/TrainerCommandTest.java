package io.glossa.train.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.glossa.run.ExitCode;
import io.glossa.train.stage.LaunchInputs;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.testng.annotations.BeforeClass;
import org.testng.annotations.Test;

public final class TrainerCommandTest {
    private Path folder;
    private Path plan;

    /**
     * What a command line came to.
     *
     * @param output standard output and error together
     */
    private record Outcome(int status, String output) {}

    @BeforeClass
    public void writeInputs() throws IOException {
        folder = Files.createTempDirectory("glossa-trainer");
        LaunchInputs.write(folder);
        plan = folder.resolve("plan.yaml");
        Files.writeString(plan, LaunchInputs.PLAN);
    }

    @Test
    public void thereIsNoSparkOnTheClassPath() {
        assertThatThrownBy(() -> Class.forName("org.apache.spark.SparkContext"))
                .isInstanceOf(ClassNotFoundException.class);
        assertThat(Arrays.stream(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
                                .split(File.pathSeparator))
                        .map(entry -> Path.of(entry).getFileName().toString()))
                .noneMatch(name -> name.startsWith("spark-") || name.startsWith("scala-"));
    }

    @Test
    public void aRunIsLaunchedWatchedAndGoesOnAsItWasBegun() {
        Path run = folder.resolve("run");
        Outcome launched = launch(run);
        assertThat(launched.status()).as(launched.output()).isZero();
        assertThat(launched.output())
                .contains("run " + run)
                .contains("model " + run.resolve("train/02-everything/model"));
        assertThat(run.resolve("plan.yaml")).content().contains("new-rows: ", "512-535", "threads: 1");
        Outcome watched = command("watch", run.toString());
        assertThat(watched.status()).isZero();
        assertThat(watched.output().lines()).hasSize(2);
        assertThat(watched.output()).contains("01-new-rows: done, 7 steps, loss ", "ko-made-up ");
        assertThat(command("resume", run.toString()).status()).isZero();
        Outcome changed = launch(run, "--set", "stages.0.steps=8");
        assertThat(changed.status()).isEqualTo(ExitCode.USER.status());
        assertThat(changed.output())
                .contains("train.stages.0.steps: was 7, is 8")
                .contains("stage-trainer/bin/resume " + run);
    }

    @Test
    public void aStageUnderWayIsWatchedByItsFiles() throws IOException {
        Path run = Files.createDirectories(folder.resolve("under-way"));
        Path stage = Files.createDirectories(run.resolve("train/01-new-rows.partial"));
        Files.writeString(run.resolve("plan.yaml"), "train:\n" + LaunchInputs.PLAN.indent(2));
        Files.writeString(stage.resolve("metrics.jsonl"), """
                {"step":0,"validation":{"ko":9.5}}
                {"step":1,"loss":4.25}
                {"step":2,"verdict":"skip","reason":"loss","sequences":[]}
                {"step":3,"loss":4.0}
                {"step":3,"validation":{"ko":8.25}}
                {"step":4,"lo""");
        Files.writeString(stage.resolve("timing.jsonl"), """
                {"step":1,"seconds":20,"tokens_per_second":100}
                {"step":2,"seconds":30,"tokens_per_second":300}
                """);
        Outcome watched = command("watch", "--once", run.toString());
        assertThat(watched.output().lines())
                .containsExactly(
                        "01-new-rows: step 3 of 7, loss 4.000, 200 tokens/s, about 1 min 40 s left, bits per byte ko 8.250,"
                                + " 1 updates held back",
                        "02-everything: waiting");
    }

    @Test
    public void aDryRunPrintsThePlanAndWritesNothing() {
        Path run = folder.resolve("dry");
        Outcome outcome = launch(run, "--dry-run", "--new-rows", "512-535");
        assertThat(outcome.status()).as(outcome.output()).isZero();
        assertThat(outcome.output()).contains("learning-rate: 0.01", "# new-rows: 7 steps of 256 tokens, about 0.");
        assertThat(run).doesNotExist();
    }

    @Test
    public void whatIsMissingIsNamed() {
        assertThat(command("train", plan.toString()).output()).contains("Missing required options", "--model=DIR");
        assertThat(command("resume", folder.resolve("nothing").toString()).output())
                .contains("holds no plan.yaml")
                .doesNotContain("defect");
        assertThat(command("resume", folder.toString()).output()).contains("is not a run of stage-trainer/bin/train");
        Outcome unknown = launch(folder.resolve("unknown"), "--set", "stages.0.watch.spike-sgma=3");
        assertThat(unknown.status()).isEqualTo(ExitCode.USER.status());
        assertThat(unknown.output()).contains("did you mean 'spike-sigma'");
    }

    private Outcome launch(Path run, String... further) {
        List<String> words = new ArrayList<>(List.of(
                "train",
                plan.toString(),
                "--model",
                folder.resolve("model").toString(),
                "--pack",
                folder.resolve("pack").toString(),
                "--out",
                run.toString(),
                "--threads",
                "1",
                "--seed",
                "7"));
        if (!List.of(further).contains("--new-rows")) {
            words.addAll(List.of("--new-rows", "512-535"));
        }
        words.addAll(List.of(further));
        return command(words.toArray(String[]::new));
    }

    private static Outcome command(String... words) {
        StringWriter text = new StringWriter();
        PrintWriter out = new PrintWriter(text, true);
        int status = TrainerCommand.run(out, out, words);
        return new Outcome(status, text.toString());
    }
}
