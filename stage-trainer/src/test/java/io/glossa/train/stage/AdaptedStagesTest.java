package io.glossa.train.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.glossa.checkpoint.Checkpoint;
import io.glossa.checkpoint.merge.HeadUntying;
import io.glossa.init.LossProbe;
import io.glossa.run.AtomicFiles;
import io.glossa.run.ConfigException;
import io.glossa.run.Json;
import io.glossa.run.Progress;
import io.glossa.train.Device;
import io.glossa.train.model.DecoderModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.testng.annotations.AfterClass;
import org.testng.annotations.BeforeClass;
import org.testng.annotations.Test;

/** Stages with adapters, averages, heads of their own and ends of every kind, on the tiny run. */
public class AdaptedStagesTest {
    /** An adapter that is kept and trained on, held still while rows train, then merged; heads and averages on the way. */
    private static final String PLAN = """
            replay-sources: [en-replay]
            validation-bytes: 1000
            untie: true
            stages:
              - {name: adapt, trains: [embeddings.new, {part: head.new, learning-rate: 0.02}, lora], steps: 4,
                 lora: {rank: 4, alpha: 8, targets: [q_proj, v_proj, down_proj], learning-rate: 0.03, after: keep},
                 learning-rate: 0.01, batch-tokens: 256, checkpoints: {every: 2}, ema: 0.5, z-loss: 1.0e-4}
              - {name: hold, trains: [norms], steps: 3, learning-rate: 0.01, batch-tokens: 256, checkpoints: {every: 2},
                 recompute: true}
              - {name: merge, trains: [lora], steps: 4, learning-rate: 0.02, batch-tokens: 256, optimizer-state: carry,
                 lora: {rank: 4, alpha: 8, targets: [q_proj, v_proj, down_proj]}, checkpoints: {every: 2},
                 warmup-from: previous, warmup: 0.5, schedule: constant, ema: 0.5, ema-as-result: true}
              - {name: bytes, trains: [blocks.even], bytes: 2000, learning-rate: 0.002, batch-tokens: 256,
                 compute: bfloat16}
            """;

    private Path folder;
    private Path inputs;
    private Path whole;

    @BeforeClass
    public void train() throws IOException {
        folder = Files.createTempDirectory("glossa-adapted");
        inputs = folder.resolve("inputs");
        TinyRun.writeInputs(inputs);
        whole = folder.resolve("whole");
        run(whole, PLAN, Progress.NONE);
    }

    @AfterClass
    public void deleteFolder() {
        AtomicFiles.delete(folder);
    }

    @Test
    public void everyStageLowersTheLossAndLeavesTheFrozenUntouched() {
        for (String stage : List.of("01-adapt", "03-merge", "04-bytes")) {
            StageSummary summary = summary(stage);
            assertThat(summary.frozenBitIdentical()).isTrue();
            assertThat(summary.validationAfter().get("ko-made-up"))
                    .as(stage)
                    .isLessThan(summary.validationBefore().get("ko-made-up"));
        }
    }

    @Test
    public void onlyNewRowsAndFactorsTrainBesideAnAdapter() {
        StageSummary summary = summary("01-adapt");
        assertThat(summary.trained())
                .hasSize(2 + 5 * 3 * 2)
                .containsKeys("lm_head.weight[new]", "model.layers.4.mlp.down_proj.lora_A");
        assertThat(summary.groups())
                .extracting(StageSummary.Group::learningRate)
                .containsExactly(0.01, 0.02, 0.03);
        assertThat(summary.groups().get(1).relativeChange()).isPositive();
        assertThat(summary.adapter()).isPresent();
        assertThat(summary.adapter().get().modules()).isEqualTo(15);
        assertThat(summary.adapter().get().meanRatio()).isPositive();
        assertThat(summary.newRows().head()).isPresent();
        assertThat(summary.newRows().head().get().meanDistance()).isPositive();
        assertThat(whole.resolve("01-adapt/rows.tsv")).content().startsWith("id\toccurrences\tdistance\tnorm\thead_d");
        assertThat(whole.resolve("01-adapt/adapter.tsv")).content().contains("model.layers.4.mlp.down_proj\t");
    }

    @Test
    public void aKeptAdapterLiesBesideTheModelBeneathIt() {
        try (Checkpoint start = Checkpoint.open(inputs.resolve("model"));
                Checkpoint beneath = Checkpoint.open(whole.resolve("01-adapt/model-without-adapter"));
                Checkpoint merged = Checkpoint.open(whole.resolve("01-adapt/model"))) {
            String query = "model.layers.1.self_attn.q_proj.weight";
            assertThat(beneath.tensor(query).mismatch(start.tensor(query))).isEqualTo(-1);
            assertThat(merged.tensor(query).mismatch(start.tensor(query))).isNotNegative();
            String key = "model.layers.1.self_attn.k_proj.weight";
            assertThat(merged.tensor(key).mismatch(start.tensor(key))).isEqualTo(-1);
        }
        assertThat(whole.resolve("01-adapt/adapter/adapter_config.json")).exists();
        assertThat(whole.resolve("02-hold/adapter/adapter_model.safetensors"))
                .hasSameBinaryContentAs(whole.resolve("01-adapt/adapter/adapter_model.safetensors"));
        assertThat(whole.resolve("03-merge/adapter")).doesNotExist();
    }

    /** The next stage begins with adapter and base in memory; the model on disk is the two of them merged. */
    @Test
    public void theNextStageBeginsWhereTheMergedModelStands() {
        double before = summary("02-hold").validationBefore().get("ko-made-up");
        assertThat(before).isCloseTo(summary("01-adapt").validationAfter().get("ko-made-up"), within(1e-5));
        StageSummary merge = summary("03-merge");
        assertThat(summary("04-bytes").validationBefore().get("ko-made-up"))
                .isCloseTo(merge.validationAfter().get("ko-made-up"), within(0.02));
    }

    @Test
    public void anAverageIsTheModelOrLiesBesideIt() {
        try (Checkpoint model = Checkpoint.open(whole.resolve("01-adapt/model"));
                Checkpoint average = Checkpoint.open(whole.resolve("01-adapt/ema"))) {
            assertThat(average.tensor(Checkpoint.HEAD).mismatch(model.tensor(Checkpoint.HEAD)))
                    .isNotNegative();
        }
        assertThat(whole.resolve("03-merge/ema")).doesNotExist();
    }

    @Test
    public void aHeadIsCopiedAndTheModelStillComputesTheSame() {
        Path untied = folder.resolve("untied");
        try (Checkpoint tied = Checkpoint.open(inputs.resolve("model"))) {
            HeadUntying.write(tied, untied);
            try (Checkpoint copy = Checkpoint.open(untied)) {
                assertThat(copy.config().tiedEmbeddings()).isFalse();
                assertThat(copy.tensor(Checkpoint.HEAD).mismatch(tied.tensor(Checkpoint.EMBEDDINGS)))
                        .isEqualTo(-1);
            }
        }
        assertThat(untied.resolve("tokenizer.model")).exists();
        int[] row = {1, 30, 520, 77, 400};
        try (DecoderModel before = DecoderModel.open(inputs.resolve("model"), Device.CPU, 1);
                DecoderModel after = DecoderModel.open(untied, Device.CPU, 1)) {
            assertThat(after.nextTokenLogProbabilities(row, 0)).isDeepEqualTo(before.nextTokenLogProbabilities(row, 0));
        }
        assertThat(whole.resolve("01-adapt/untied")).doesNotExist();
    }

    /** A sequence holds 90 bytes and a step eight sequences: 720, 1,440, 2,160. */
    @Test
    public void bytesEndAStageAtTheStepThatReachesThem() {
        assertThat(summary("04-bytes").steps()).isEqualTo(3);
        assertThat(summary("04-bytes").bytes()).isEqualTo(2160);
    }

    @Test
    public void aWarmUpRisesFromTheRateOfTheStageBefore() throws IOException {
        double previous = summary("02-hold").lastLearningRate();
        String first =
                Files.readAllLines(whole.resolve("03-merge/metrics.jsonl")).get(1);
        assertThat(Json.mapper().readTree(first).path("learning_rate").asDouble())
                .isCloseTo((previous + 0.02) / 2, within(1e-12));
    }

    @Test
    public void initialisersAreJudgedByAFirstStageWithHeadAndAdapter() {
        TrainingRequest request = TinyRun.request(inputs, folder, PLAN, Progress.NONE);
        TrainingLossProbe probe = new TrainingLossProbe(request.pack(), request.settings(), request.device(), 1);
        LossProbe.Result result = probe.measure(new LossProbe.Trial(request.model(), request.newRows(), 5, 4, 500));
        assertThat(result.afterSteps()).isLessThan(result.atStart());
        assertThat(inputs.resolve("model.untied")).doesNotExist();
    }

    @Test
    public void aRunStoppedAnywhereEndsWithTheSameBytes() {
        SortedMap<String, String> expected = StagedTrainerTest.bytes(whole);
        for (int step : new int[] {3, 4}) {
            Path stopped = folder.resolve("stopped-" + step);
            for (int stage = 0; stage < 4; stage++) {
                try {
                    run(stopped, PLAN, new StoppingProgress(step));
                } catch (IllegalStateException e) {
                    assertThat(e).hasMessage("stopped");
                }
            }
            run(stopped, PLAN, Progress.NONE);
            assertThat(StagedTrainerTest.bytes(stopped)).isEqualTo(expected);
        }
    }

    @Test
    public void aPlateauEndsAStageAndAResumedOneAtTheSameStep() {
        String plan = """
                replay-sources: [en-replay]
                validation-bytes: 1000
                stages:
                  - {name: flat, trains: [embeddings.new], learning-rate: 1.0e-9, schedule: constant, batch-tokens: 256,
                     plateau: {patience: 2, at-most-steps: 50}, evaluate: {every: 2}, checkpoints: {every: 3}}
                """;
        Path run = folder.resolve("flat");
        run(run, plan, Progress.NONE);
        StageSummary summary = Json.read(run.resolve("01-flat/summary.json"), StageSummary.class);
        assertThat(summary.steps()).isEqualTo(4);
        assertThat(summary.end()).isEqualTo(StageSummary.End.PLATEAU);
        Path resumed = folder.resolve("flat-resumed");
        assertThatThrownBy(() -> run(resumed, plan, new StoppingProgress(3))).hasMessage("stopped");
        run(resumed, plan, Progress.NONE);
        assertThat(StagedTrainerTest.bytes(resumed)).isEqualTo(StagedTrainerTest.bytes(run));
    }

    /** A key that reached nothing would leave the numbers as they are. */
    @Test
    public void everyKeyOfTheComputationReachesIt() throws IOException {
        List<Double> plain = losses("");
        assertThat(losses(", z-loss: 3.0")).isNotEqualTo(plain);
        assertThat(losses(", recompute: true").get(2)).isCloseTo(plain.get(2), within(1e-4));
        List<Double> coarse = losses(", compute: bfloat16");
        assertThat(coarse).isNotEqualTo(plain);
        // Eight bits of a number: the first step differs by rounding alone, later ones by what three large steps make
        // of it.
        assertThat(coarse.get(0)).isCloseTo(plain.get(0), withinPercentage(0.3));
        assertThat(coarse.get(2)).isCloseTo(plain.get(2), withinPercentage(3));
    }

    /** The losses of a stage of three steps that trains an adapter and the embeddings. */
    private List<Double> losses(String more) throws IOException {
        Path run = Files.createTempDirectory(folder, "keys");
        String plan = "{validation-bytes: 500, stages: [{name: a, trains: [embeddings.all, lora], lora: {rank: 2},"
                + " learning-rate: 0.01, warmup: 0, steps: 3, batch-tokens: 128" + more + "}]}";
        run(run, plan, Progress.NONE);
        List<Double> losses = new ArrayList<>();
        for (String line : Files.readAllLines(run.resolve("01-a/metrics.jsonl"))) {
            if (line.contains("\"loss\"")) {
                losses.add(Json.mapper().readTree(line).path("loss").asDouble());
            }
        }
        return losses;
    }

    @Test
    public void whatALateStageLacksIsSaidBeforeTheFirst() {
        String head = "stages: [{name: a, trains: [all], learning-rate: 1, steps: 1},"
                + " {name: b, trains: [head.new], learning-rate: 1, steps: 1}]";
        Path run = folder.resolve("refused");
        assertThatThrownBy(() -> run(run, head, Progress.NONE))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("stage b: trains head.new")
                .hasMessageContaining("untie: true");
        String forms = "stages: [{name: a, trains: [lora], lora: {after: keep}, learning-rate: 1, steps: 1},"
                + " {name: b, trains: [lora], lora: {rank: 4}, learning-rate: 1, steps: 1}]";
        assertThatThrownBy(() -> run(run, forms, Progress.NONE))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("stage b: lora is")
                .hasMessageContaining("after: merge");
        String twice = "stages: [{name: a, trains: [all], untie: true, learning-rate: 1, steps: 1},"
                + " {name: b, trains: [all], untie: true, learning-rate: 1, steps: 1}]";
        assertThatThrownBy(() -> run(run, twice, Progress.NONE))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("stage b: untie is true, but the model has a head of its own already");
        assertThat(run).doesNotExist();
    }

    private void run(Path directory, String plan, Progress progress) {
        StagedTrainer.run(TinyRun.request(inputs, directory, plan, progress));
    }

    private StageSummary summary(String stage) {
        return Json.read(whole.resolve(stage).resolve(StageSummary.FILE), StageSummary.class);
    }
}
