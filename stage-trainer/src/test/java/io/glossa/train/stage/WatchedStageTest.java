package io.glossa.train.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.glossa.run.ConfigException;
import io.glossa.run.ExitCode;
import io.glossa.run.Json;
import io.glossa.run.NumericException;
import io.glossa.run.Progress;
import io.glossa.run.ResourceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.testng.annotations.BeforeClass;
import org.testng.annotations.Test;

/** Runs that go wrong, and what the stage does about it. */
public final class WatchedStageTest {
    private static final String HEAD = """
            replay-sources: [en-replay]
            validation-bytes: 2000
            base-samples: {count: 4, tokens: 24}
            """;

    private Path folder;
    private Path inputs;

    @BeforeClass
    public void writeInputs() throws IOException {
        folder = Files.createTempDirectory("glossa-watched");
        inputs = folder.resolve("inputs");
        TinyRun.writeInputs(inputs);
    }

    @Test
    public void aRunThatForgetsEndsWithinItsBudgetAndSaysWhy() throws IOException {
        String plan = HEAD + """
                stages:
                  - {name: forgets, trains: [all], learning-rate: 0.02, steps: 40, batch-tokens: 256, evaluate: {every: 4},
                     checkpoints: {every: 3}, watch: {forgetting-budget: {bits-per-byte: 0.1}}}
                """;
        Path run = folder.resolve("forgets");
        Path stage = train(plan, run).resolve("01-forgets");
        StageSummary summary = Json.read(stage.resolve(StageSummary.FILE), StageSummary.class);
        assertThat(summary.steps()).isLessThan(40).isPositive();
        assertThat(summary.steps() % 4).isZero();
        assertThat(summary.watch().ended()).contains("since the run began", "the forgetting budget is 0.1");
        assertThat(summary.frozenBitIdentical()).isTrue();
        assertThat(stage.resolve("model/model.safetensors")).exists();
        List<JsonNode> lines = lines(stage.resolve("metrics.jsonl"));
        assertThat(lines.get(lines.size() - 1).path("ended").asText())
                .isEqualTo(summary.watch().ended());
        JsonNode start = Json.read(run.resolve("00-start/start.json"));
        JsonNode last = lines.get(lines.size() - 2);
        double risen = Math.max(
                last.at("/validation/en-replay").asDouble()
                        - start.path("en-replay").asDouble(),
                last.path("divergence").asDouble() - start.path("divergence").asDouble());
        assertThat(risen).isGreaterThan(0.1);
        Path warned = folder.resolve("warned");
        StageSummary whole = Json.read(
                train(plan.replace("{bits-per-byte: 0.1}", "{bits-per-byte: 0.1, action: warn}"), warned)
                        .resolve("01-forgets/" + StageSummary.FILE),
                StageSummary.class);
        assertThat(whole.steps()).isEqualTo(40);
        assertThat(whole.watch().ended()).isEmpty();
    }

    @Test
    public void aBudgetThatNothingCanBeHeldAgainstIsRefused() {
        String plan = """
                validation-bytes: 2000
                base-samples: {count: 0}
                stages:
                  - {name: a, trains: [all], learning-rate: 0.01, steps: 4, batch-tokens: 256,
                     watch: {forgetting-budget: {bits-per-byte: 0.1}}}
                """;
        assertThatThrownBy(() -> train(plan, folder.resolve("nothing-to-forget")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("found nothing to hold it against");
        assertThatThrownBy(() -> train(
                        plan.replace("{bits-per-byte: 0.1}", "{bits-per-byte: 0.1, measures: [ko-madeup]}"),
                        folder.resolve("unknown-measure")))
                .hasMessageContaining("did you mean 'ko-made-up'");
    }

    @Test
    public void aRateThatIsFarTooHighEndsWithADiagnosis() {
        String plan = HEAD + """
                stages:
                  - {name: explodes, trains: [all], learning-rate: 1.0e+12, warmup: 0, steps: 20, batch-tokens: 256}
                """;
        Path run = folder.resolve("explodes");
        assertThatThrownBy(() -> train(plan, run)).isInstanceOfSatisfying(NumericException.class, error -> {
            assertThat(error.exitCode()).isEqualTo(ExitCode.NUMERIC);
            assertThat(error)
                    .hasMessageContaining("4 steps in a row, up to step 5 of 20")
                    .hasMessageContaining("Not finite are the gradients of model.")
                    .hasMessageContaining("ko-made-up#")
                    .hasMessageContaining("learning-rate is 1.0E12");
        });
        List<JsonNode> held = lines(run.resolve("01-explodes.partial/metrics.jsonl")).stream()
                .filter(line -> line.has("verdict"))
                .toList();
        assertThat(held).hasSize(3);
        assertThat(held.get(0).path("verdict").asText()).isEqualTo("refuse");
        assertThat(held.get(0).path("sequences")).hasSize(8);
    }

    @Test
    public void updatesAreSkippedAndCountedAndASkipMovesNothing() {
        // With a border of a millionth of a deviation every value above the mean is a spike, once there are twenty.
        String plan = HEAD + """
                stages:
                  - {name: jumpy, trains: [embeddings.new], learning-rate: 0.001, steps: 30, batch-tokens: 64,
                     watch: {spike-sigma: 0.000001, spike-window: 40}, checkpoints: {every: 7}}
                """;
        Path stage = train(plan, folder.resolve("jumpy")).resolve("01-jumpy");
        StageSummary summary = Json.read(stage.resolve(StageSummary.FILE), StageSummary.class);
        long held = lines(stage.resolve("metrics.jsonl")).stream()
                .filter(line -> line.path("verdict").asText().equals("skip"))
                .count();
        assertThat(summary.watch().skipped()).isPositive().isEqualTo(held);
        assertThat(summary.watch().refused()).isZero();
        assertThat(summary.steps()).isEqualTo(30);
    }

    @Test
    public void samplesAreWrittenAsOftenAsAsked() {
        String plan = HEAD + """
                stages:
                  - {name: writes, trains: [embeddings.new], learning-rate: 0.001, steps: 6, batch-tokens: 64,
                     samples: {every: 3, prompts: ["Once upon", "The"], tokens: 8}}
                """;
        List<JsonNode> samples = lines(train(plan, folder.resolve("writes")).resolve("01-writes/samples.jsonl"));
        assertThat(samples).hasSize(4);
        assertThat(samples).extracting(line -> line.path("step").asLong()).containsExactly(3L, 3L, 6L, 6L);
        assertThat(samples.get(0).path("prompt").asText()).isEqualTo("Once upon");
        assertThat(samples)
                .allSatisfy(line -> assertThat(line.path("text").asText()).isNotBlank());
    }

    @Test
    public void checkpointsThatAreKeptForGoodOutliveTheStage() throws IOException {
        String plan = HEAD + """
                stages:
                  - {name: keeps, trains: [embeddings.new], learning-rate: 0.001, steps: 7, batch-tokens: 64,
                     checkpoints: {every: 1, keep: 1, keep-every: 3}}
                """;
        Path stage = train(plan, folder.resolve("keeps")).resolve("01-keeps");
        try (Stream<Path> kept = Files.list(stage.resolve("checkpoints"))) {
            assertThat(kept.map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrder("step-00000003", "step-00000006");
        }
    }

    @Test
    public void aCheckpointThatCannotBeWrittenEndsTheStage() throws IOException {
        String plan = HEAD + """
                stages:
                  - {name: full, trains: [embeddings.new], learning-rate: 0.001, steps: 60, batch-tokens: 64,
                     checkpoints: {every: 2}}
                """;
        Path run = folder.resolve("full");
        Path blocked = run.resolve("01-full.partial/checkpoints");
        Progress blocking = new BeforeStep(1, () -> {
            try {
                Files.writeString(blocked, "a file where the folder should be");
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
        assertThatThrownBy(() -> StagedTrainer.run(TinyRun.request(inputs, run, plan, blocking)))
                .isInstanceOf(ResourceException.class)
                .hasMessageContaining("cannot write " + blocked);
        assertThat(lines(run.resolve("01-full.partial/metrics.jsonl"))).hasSizeLessThan(60);
    }

    @Test
    public void aResumeWithAnotherRateIsRefusedNamingTheKey() {
        String plan = HEAD + """
                stages:
                  - {name: same, trains: [embeddings.new], learning-rate: 0.001, steps: 8, batch-tokens: 64,
                     checkpoints: {every: 2}}
                """;
        Path run = folder.resolve("same");
        Progress stops = new BeforeStep(5, () -> {
            throw new IllegalStateException("stopped");
        });
        assertThatThrownBy(() -> StagedTrainer.run(TinyRun.request(inputs, run, plan, stops)))
                .hasMessage("stopped");
        assertThatThrownBy(() -> train(plan.replace("0.001", "0.002"), run))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("stage.learning-rate: was 0.001, is 0.002")
                .hasMessageContaining("delete " + run.resolve("01-same.partial"))
                .hasMessageNotContaining("batch-tokens");
        assertThat(train(plan, run).resolve("01-same/summary.json")).exists();
    }

    private Path train(String plan, Path run) {
        StagedTrainer.run(TinyRun.request(inputs, run, plan, Progress.NONE));
        return run;
    }

    private static List<JsonNode> lines(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.map(line -> {
                        try {
                            return Json.mapper().readTree(line);
                        } catch (IOException e) {
                            throw new java.io.UncheckedIOException(e);
                        }
                    })
                    .toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Does something when so many steps are done. */
    private record BeforeStep(long steps, Runnable work) implements Progress {
        @Override
        public Task begin(String name, String unit, long expected) {
            return new Task() {
                private long done;

                @Override
                public void advance(long amount) {
                    done += amount;
                    if (amount > 0 && done == steps) {
                        work.run();
                    }
                }

                @Override
                public void note(String text) {}

                @Override
                public void close() {}
            };
        }
    }
}
