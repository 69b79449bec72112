package io.glossa.train.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.glossa.checkpoint.Checkpoint;
import io.glossa.init.LossProbe;
import io.glossa.run.ConfigException;
import io.glossa.run.Hashes;
import io.glossa.run.Json;
import io.glossa.run.Manifest;
import io.glossa.run.Progress;
import io.glossa.train.data.SourceUse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.testng.annotations.BeforeClass;
import org.testng.annotations.Test;

public class StagedTrainerTest {
    private Path inputs;
    private Path whole;
    private Path folder;

    @BeforeClass
    public void train() throws IOException {
        folder = Files.createTempDirectory("glossa-train");
        inputs = folder.resolve("inputs");
        TinyRun.writeInputs(inputs);
        whole = folder.resolve("whole");
        TinyRun.train(inputs, whole, Progress.NONE);
    }

    @Test
    public void everyStageLowersTheValidationLossItBeganWith() {
        for (String stage : List.of("01-new-rows", "02-everything")) {
            StageSummary summary = summary(whole.resolve(stage));
            assertThat(summary.validationAfter().get("ko-made-up"))
                    .as(stage)
                    .isLessThan(summary.validationBefore().get("ko-made-up"));
        }
    }

    @Test
    public void newRowsMoveAndAllElseStaysBitEqual() {
        StageSummary summary = summary(whole.resolve("01-new-rows"));
        assertThat(summary.frozenBitIdentical()).isTrue();
        assertThat(summary.trained()).containsOnlyKeys("model.embed_tokens.weight[new]");
        assertThat(summary.newRows().neverSeen()).isEmpty();
        assertThat(summary.newRows().meanDistance()).isPositive();
        try (Checkpoint before = Checkpoint.open(inputs.resolve("model"));
                Checkpoint after = Checkpoint.open(whole.resolve("01-new-rows/model"))) {
            before.tensors().forEach((name, tensor) -> {
                float[] old = tensor.floats();
                float[] now = after.tensor(name).floats();
                int same = name.equals(Checkpoint.EMBEDDINGS) ? TinyRun.BASE_ROWS * 64 : old.length;
                assertThat(Arrays.copyOf(now, same)).as(name).containsExactly(Arrays.copyOf(old, same));
                assertThat(Arrays.equals(old, now)).as(name).isEqualTo(same == old.length);
            });
        }
    }

    @Test
    public void aFinishedStageIsAModelDirectoryWithItsTokenizer() {
        Path model = whole.resolve("02-everything/model");
        assertThat(model.resolve("tokenizer.model")).hasSameBinaryContentAs(inputs.resolve("model/tokenizer.model"));
        try (Checkpoint checkpoint = Checkpoint.open(model)) {
            assertThat(checkpoint.config().vocabularySize()).isEqualTo(536);
        }
        assertThat(whole.resolve("02-everything/checkpoints")).doesNotExist();
        assertThat(Manifest.read(whole.resolve("02-everything")).software()).containsEntry("threads", "1");
    }

    @Test
    public void runningAgainDoesNothing() {
        SortedMap<String, String> before = bytes(whole);
        TinyRun.train(inputs, whole, new StoppingProgress(0));
        assertThat(bytes(whole)).isEqualTo(before);
    }

    @Test
    public void aRunStoppedAtAnyStepEndsWithTheSameBytes() {
        for (int step : new int[] {1, 3, 6}) {
            Path run = folder.resolve("stopped-" + step);
            assertThatThrownBy(() -> TinyRun.train(inputs, run, new StoppingProgress(step)))
                    .hasMessage("stopped");
            TinyRun.train(inputs, run, Progress.NONE);
            assertThat(bytes(run)).isEqualTo(bytes(whole));
        }
    }

    @Test
    public void aDamagedCheckpointIsPassedOverForTheOneBefore() throws IOException {
        Path run = folder.resolve("damaged");
        assertThatThrownBy(() -> TinyRun.train(inputs, run, new StoppingProgress(5)))
                .hasMessage("stopped");
        Path checkpoints = run.resolve("01-new-rows.partial/checkpoints");
        assertThat(checkpoints.resolve("step-00000002")).isDirectory();
        Files.writeString(checkpoints.resolve("step-00000004/weights.safetensors"), "?", StandardOpenOption.APPEND);
        TinyRun.train(inputs, run, Progress.NONE);
        assertThat(bytes(run)).isEqualTo(bytes(whole));
    }

    @Test
    public void theSummaryTellsWhatWasReadOfEachSource() {
        StageSummary summary = summary(whole.resolve("02-everything"));
        // 5 steps of 8 sequences, a quarter of them replay.
        assertThat(summary.sources().get("en-replay").sequences()).isEqualTo(10);
        assertThat(summary.sources().get("en-replay").plannedShare()).isEqualTo(0.25);
        assertThat(summary.sources().get("en-replay").reachedShare()).isEqualTo(0.25);
        assertThat(summary.sources().get("ko-made-up").epochs()).isEqualTo(0.5);
        assertThat(summary(whole.resolve("01-new-rows")).sources().get("en-replay"))
                .isEqualTo(new SourceUse(0, 0, 0, 0, 0));
    }

    @Test
    public void aMixedStageStoppedAtAnyStepEndsWithTheSameBytes() {
        String plan = """
                stages:
                  - {name: mixed, trains: [embeddings.new], learning-rate: 0.01, steps: 8, batch-tokens: 256,
                     checkpoints: {every: 2},
                     data: {by: language, weights: {ko: 2, en: 1}, anneal: {from: 0.5, temperature: 5}}}
                """;
        Path straight = folder.resolve("mixed");
        StagedTrainer.run(TinyRun.request(inputs, straight, plan, Progress.NONE));
        Path stopped = folder.resolve("mixed-stopped");
        assertThatThrownBy(() -> StagedTrainer.run(TinyRun.request(inputs, stopped, plan, new StoppingProgress(5))))
                .hasMessage("stopped");
        StagedTrainer.run(TinyRun.request(inputs, stopped, plan, Progress.NONE));
        assertThat(bytes(stopped)).isEqualTo(bytes(straight));
        assertThat(summary(straight.resolve("01-mixed")).sources().values().stream()
                        .mapToLong(SourceUse::sequences)
                        .sum())
                .isEqualTo(64);
    }

    @Test
    public void whatALaterStageCannotDoIsRefusedBeforeTheFirst() {
        for (String broken : List.of("data: {weights: {ko: 1}}", "targets: old-tokenizer", "sequence-length: 16")) {
            String plan = TinyRun.PLAN.replace("optimizer-state: carry", broken);
            Path run = folder.resolve("refused");
            assertThatThrownBy(() -> StagedTrainer.run(TinyRun.request(inputs, run, plan, Progress.NONE)))
                    .isInstanceOf(ConfigException.class)
                    .hasMessageContaining("stage everything");
            assertThat(run).doesNotExist();
        }
    }

    @Test
    public void theProbeSeesTheLossFall() {
        TrainingRequest request = TinyRun.request(inputs, folder, Progress.NONE);
        TrainingLossProbe probe = new TrainingLossProbe(request.pack(), request.settings(), request.device(), 1);
        LossProbe.Trial trial = new LossProbe.Trial(request.model(), request.newRows(), 5, 4, 500);
        LossProbe.Result result = probe.measure(trial);
        assertThat(result.afterSteps()).isLessThan(result.atStart());
        assertThat(result.validationBytes()).isGreaterThanOrEqualTo(500);
        assertThat(probe.measure(trial)).isEqualTo(result);
        assertThat(result.forgetting()).isEmpty();

        LossProbe.Result along =
                probe.measure(new LossProbe.Trial(request.model(), request.newRows(), 5, 4, 500, 2, true));
        assertThat(along.curve()).extracting(LossProbe.Point::step).containsExactly(0, 2, 4);
        assertThat(along.atStart()).isEqualTo(result.atStart());
        assertThat(along.afterSteps()).isEqualTo(result.afterSteps());
        LossProbe.Forgetting forgetting = along.forgetting().orElseThrow();
        assertThat(forgetting.newTokenMass()).isBetween(0.0, 1.0);
        // Jensen: the mean of -ln(1 - mass) is at least that of the mean mass.
        assertThat(forgetting.newTokenNats()).isGreaterThanOrEqualTo(-Math.log1p(-forgetting.newTokenMass()) - 1e-12);
        // Before a step the model differs from the base by the mass of the new ids alone.
        assertThat(forgetting.divergenceAtStart()).isPositive();
    }

    private static StageSummary summary(Path stage) {
        return Json.read(stage.resolve(StageSummary.FILE), StageSummary.class);
    }

    /** Hash of every reproducible file. */
    static SortedMap<String, String> bytes(Path run) {
        SortedMap<String, String> bytes = new TreeMap<>();
        try (Stream<Path> stages = Files.list(run)) {
            stages.filter(path -> Files.exists(path.resolve(Manifest.FILE))).forEach(stage -> {
                Manifest manifest = Manifest.read(stage);
                bytes.put(stage.getFileName() + "/" + Manifest.FILE, Hashes.sha256(Json.line(manifest)));
                manifest.outputs()
                        .forEach((name, output) -> bytes.put(stage.getFileName() + "/" + name, output.sha256()));
            });
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
