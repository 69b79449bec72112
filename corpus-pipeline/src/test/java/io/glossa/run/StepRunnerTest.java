package io.glossa.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.testng.annotations.BeforeMethod;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public final class StepRunnerTest {
    private Path run;

    @BeforeMethod
    public void createRun() throws IOException {
        run = Files.createTempDirectory("glossa-run");
    }

    @Test
    public void finishedStepHasManifestAndNoLeftovers() throws IOException {
        assertThat(StepRunner.run(step("a"), StepRunnerTest::writeHello)).isEqualTo(StepRunner.Outcome.RAN);

        Manifest manifest = Manifest.read(run.resolve("hello"));
        assertThat(manifest.counts()).containsEntry("files", 1L);
        assertThat(manifest.outputs()).containsOnlyKeys("hello.txt");
        // echo -n 안녕 | sha256sum
        assertThat(manifest.outputs().get("hello.txt").sha256())
                .isEqualTo("e8f817f346d1d411cc59d5bdda64fab3763890e1f0f8f4c15805cf78874d68bf");
        try (var files = Files.list(run)) {
            assertThat(files.map(p -> p.getFileName().toString())).containsExactlyInAnyOrder("hello", ".hello.lock");
        }
    }

    @Test
    public void aHashThatTheWorkKnowsIsTakenWhereTheSizeAgrees() {
        for (long bytes : new long[] {6, 7}) {
            Path directory = run.resolve("known-" + bytes);
            StepRunner.run(Step.of("known", directory, Map.of(), Map.of()), partial -> {
                KnownHashes.note(partial, Map.of("hello.txt", new Manifest.Output(bytes, "on record")));
                return writeHello(partial);
            });
            Manifest.Output output = Manifest.read(directory).outputs().get("hello.txt");
            assertThat(output.bytes()).isEqualTo(6);
            assertThat(output.sha256().equals("on record")).isEqualTo(bytes == 6);
            assertThat(directory.resolve(KnownHashes.FILE)).doesNotExist();
        }
    }

    @Test
    public void equalWorkIsSkippedAndChangedSettingsRunAgain() {
        StepRunner.run(step("a"), StepRunnerTest::writeHello);
        assertThat(StepRunner.run(step("a"), StepRunnerTest::refuse)).isEqualTo(StepRunner.Outcome.SKIPPED);
        assertThat(StepRunner.run(step("b"), StepRunnerTest::writeHello)).isEqualTo(StepRunner.Outcome.RAN);
        assertThat(run.resolve("hello.retired")).doesNotExist();
    }

    @Test
    public void failedWorkNeverTakesTheFinalName() {
        assertThatThrownBy(() -> StepRunner.run(step("a"), StepRunnerTest::refuse))
                .isInstanceOf(DataException.class);
        assertThat(run.resolve("hello")).doesNotExist();
    }

    @Test
    public void failedRerunKeepsTheOlderResult() {
        StepRunner.run(step("a"), StepRunnerTest::writeHello);
        assertThatThrownBy(() -> StepRunner.run(step("b"), StepRunnerTest::refuse))
                .isInstanceOf(DataException.class);
        assertThat(run.resolve("hello/hello.txt")).exists();
    }

    @Test
    public void secondWorkerInTheSameDirectoryIsRefused() {
        assertThatThrownBy(() -> StepRunner.run(step("a"), partial -> {
                    StepRunner.run(step("a"), StepRunnerTest::writeHello);
                    return Map.of();
                }))
                .isInstanceOf(ResourceException.class)
                .hasMessageContaining("another process is working on");
    }

    @Test
    public void resumingStepFindsItsLeftoversOnlyForTheSameWork() {
        Step resuming = step("a").resuming();
        assertThatThrownBy(() -> StepRunner.run(resuming, partial -> {
                    AtomicFiles.write(partial.resolve("checkpoint"), new byte[1]);
                    throw new DataException("stopped");
                }))
                .hasMessage("stopped");
        List<Boolean> found = new ArrayList<>();
        Step.Body look = partial -> {
            found.add(Files.exists(partial.resolve("checkpoint")));
            throw new DataException("stopped");
        };
        assertThatThrownBy(() -> StepRunner.run(resuming, look)).hasMessage("stopped");
        assertThatThrownBy(() -> StepRunner.run(step("b").resuming(), look)).hasMessage("stopped");
        assertThat(found).containsExactly(true, false);
    }

    @Test
    public void savedWorkOfOtherSettingsIsKeptAndTheChangedKeysAreNamed() {
        Map<String, Object> before = Map.of("learning_rate", 0.01, "stage", Map.of("steps", 7, "gone", "x"));
        Map<String, Object> after = Map.of("learning_rate", 0.02, "stage", Map.of("steps", 7, "batch_tokens", 64));
        Step begun = Step.of("hello", run.resolve("hello"), Map.of("model", "sha256:00", "pack", "sha256:11"), before)
                .resuming();
        Step.Body saves = partial -> {
            AtomicFiles.write(partial.resolve("checkpoints/step-1"), new byte[1]);
            throw new DataException("stopped");
        };
        assertThatThrownBy(() -> StepRunner.run(begun, saves)).hasMessage("stopped");
        Step changed = Step.of("hello", run.resolve("hello"), Map.of("model", "sha256:22", "pack", "sha256:11"), after)
                .resuming();
        assertThatThrownBy(() -> StepRunner.run(changed, StepRunnerTest::writeHello))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("input model has other content")
                .hasMessageContaining("learning-rate: was 0.01, is 0.02")
                .hasMessageContaining("stage.gone: was x, is not set")
                .hasMessageContaining("stage.batch-tokens: was not set, is 64")
                .hasMessageContaining("delete " + run.resolve("hello.partial"))
                .hasMessageNotContaining("steps");
        assertThat(run.resolve("hello.partial/checkpoints/step-1")).exists();
        assertThat(StepRunner.run(begun, StepRunnerTest::writeHello)).isEqualTo(StepRunner.Outcome.RAN);
        assertThat(run.resolve("hello/.begun.json")).doesNotExist();
    }

    @DataProvider
    public Object[][] failpoints() {
        return new Object[][] {
            {"hello.begun"}, {"hello.worked"}, {"hello.manifest"}, {"hello.retired"}, {"hello.committed"}
        };
    }

    @Test(dataProvider = "failpoints")
    public void killedProcessLeavesTheOldOrTheNewDirectoryAndTheRerunIsEqual(String failpoint) throws Exception {
        child("old", "");
        assertThat(child("new", failpoint)).isEqualTo(Failpoint.STATUS);
        Path finished = run.resolve("hello");
        if (Files.exists(finished)) {
            assertThat(Manifest.find(finished)).isPresent();
        }
        assertThat(child("new", "")).isZero();
        assertThat(Files.readString(finished.resolve("hello.txt"))).isEqualTo("안녕");
        assertThat(Manifest.read(finished).settings().asText()).isEqualTo("new");
        assertThat(run.resolve("hello.partial")).doesNotExist();
        assertThat(run.resolve("hello.retired")).doesNotExist();
    }

    /** Runs {@link ChildStep} in a process of its own, since a failpoint halts the whole JVM. */
    private int child(String settings, String failpoint) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-D" + Failpoint.PROPERTY + "=" + failpoint,
                        "-cp",
                        System.getProperty("java.class.path"),
                        ChildStep.class.getName(),
                        run.toString(),
                        settings)
                .inheritIO()
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    /** The process that is killed. */
    static final class ChildStep {
        private ChildStep() {}

        public static void main(String[] arguments) {
            StepRunner.run(
                    Step.of("hello", Path.of(arguments[0]).resolve("hello"), Map.of(), arguments[1]),
                    StepRunnerTest::writeHello);
        }
    }

    private Step step(String settings) {
        return Step.of("hello", run.resolve("hello"), Map.of("input", "sha256:00"), settings);
    }

    private static Map<String, Long> writeHello(Path partial) {
        AtomicFiles.write(partial.resolve("hello.txt"), "안녕".getBytes(StandardCharsets.UTF_8));
        return Map.of("files", 1L);
    }

    private static Map<String, Long> refuse(Path partial) {
        throw new DataException("must not run in " + partial.getFileName());
    }
}
