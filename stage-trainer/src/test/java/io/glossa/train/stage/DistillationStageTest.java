package io.glossa.train.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.glossa.checkpoint.Checkpoint;
import io.glossa.run.AtomicFiles;
import io.glossa.run.ConfigException;
import io.glossa.run.Json;
import io.glossa.run.Progress;
import io.glossa.run.Settings;
import io.glossa.train.Device;
import io.glossa.train.data.KoreanRun;
import io.glossa.train.metrics.JsonLines;
import io.glossa.train.model.DecoderModel;
import io.glossa.train.snippet.Snippets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.testng.annotations.AfterClass;
import org.testng.annotations.BeforeClass;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** Distillation stages over real Korean reviews, on the tied stories260k and a copy with a head of its own. */
public class DistillationStageTest {
    private static final int REVIEWS = 1500;
    private static final String PLAN = """
            validation-bytes: 20000
            base-samples: {count: 4, tokens: 24}
            stages:
              - {name: distil, kind: distillation, trains: [PARTS], learning-rate: 0.01, weight-decay: 0, steps: 40,
                 distillation: {layer: last, snippets-per-piece: 10, window: 40}, batch-tokens: 2050,
                 checkpoints: {every: 10}, evaluate: {every: 20}}
            """;

    private Path folder;
    private Path tied;
    private Path untied;

    @BeforeClass
    public void train() throws IOException {
        folder = Files.createTempDirectory("glossa-distil");
        tied = folder.resolve("tied");
        KoreanRun.write(tied, KoreanRun.Head.TIED, 700, REVIEWS);
        untied = folder.resolve("untied");
        KoreanRun.write(untied, KoreanRun.Head.UNTIED, 700, REVIEWS);
        StagedTrainer.run(request(tied, "whole", "embeddings.new", Progress.NONE));
        StagedTrainer.run(request(untied, "whole", "embeddings.new, head.new", Progress.NONE));
    }

    @AfterClass
    public void delete() {
        AtomicFiles.delete(folder);
    }

    /** The rows were sub-token means before. A tied model has no rows of the head that could learn to be predicted. */
    @Test
    public void distilledRowsPredictKoreanBetterThanSubtokenMeans() {
        StageSummary summary = summary(untied);
        assertThat(summary.validationAfter().get(KoreanRun.SOURCE))
                .isLessThan(0.9 * summary.validationBefore().get(KoreanRun.SOURCE));
    }

    @Test
    public void hiddenStatesComeNearer() {
        for (Path inputs : List.of(tied, untied)) {
            StageSummary.Distillation found = summary(inputs).distillation().orElseThrow();
            assertThat(found.distanceAfter()).as("%s", inputs).isLessThan(0.8 * found.distanceBefore());
            assertThat(found.covered()).isGreaterThan(100);
            assertThat(found.covered()
                            + found.coveredInPart()
                            + found.uncovered().size())
                    .isEqualTo(KoreanRun.newRows(inputs).count());
            assertThat(found.rounds()).isEqualTo(40.0 * (2050 / 41) / found.snippets());
        }
    }

    @Test
    public void nothingMovesButNewRows() {
        try (Checkpoint before = Checkpoint.open(untied.resolve("init"));
                Checkpoint after = Checkpoint.open(model(untied))) {
            before.tensors().forEach((name, tensor) -> {
                float[] old = tensor.floats();
                float[] now = after.tensor(name).floats();
                boolean learns = List.of(Checkpoint.EMBEDDINGS, Checkpoint.HEAD).contains(name);
                int same = learns ? KoreanRun.BASE_ROWS * 64 : old.length;
                assertThat(Arrays.copyOf(now, same)).as(name).containsExactly(Arrays.copyOf(old, same));
                assertThat(Arrays.equals(old, now)).as(name).isEqualTo(!learns);
            });
        }
        assertThat(summary(untied).frozenBitIdentical()).isTrue();
    }

    /** Base tokens alone: what the teacher read before the stage it reads behind it, to the bit. */
    @Test
    public void theTeacherIsTheSameBehindTheStage() {
        int[] row = new int[60];
        Arrays.setAll(row, i -> i == 0 ? 1 : 3 + (i * 37) % 500);
        try (DecoderModel before = DecoderModel.open(untied.resolve("init"), Device.CPU, 1);
                DecoderModel after = DecoderModel.open(model(untied), Device.CPU, 1)) {
            float[][] old = before.nextTokenLogProbabilities(row, 0);
            float[][] now = after.nextTokenLogProbabilities(row, 0);
            for (int t = 0; t < row.length; t++) {
                // The logits of base tokens are the same; the sum that they are divided by has the new rows in it.
                float shift = now[t][5] - old[t][5];
                for (int v = 0; v < KoreanRun.BASE_ROWS; v++) {
                    assertThat(now[t][v] - old[t][v]).isCloseTo(shift, org.assertj.core.api.Assertions.within(1e-5f));
                }
            }
        }
    }

    @Test
    public void theLinesTellDistanceAndLossOfTheHead() {
        List<String> steps = JsonLines.read(untied.resolve("whole/01-distil/metrics.jsonl")).stream()
                .filter(line -> line.has("learning_rate"))
                .map(line -> String.join(
                        " ", line.properties().stream().map(Map.Entry::getKey).toList()))
                .distinct()
                .toList();
        assertThat(steps).containsExactly("step distance head_loss learning_rate gradient_norm tokens bytes");
        assertThat(JsonLines.read(tied.resolve("whole/01-distil/metrics.jsonl")))
                .noneMatch(line -> line.has("head_loss"))
                .filteredOn(line -> line.has("validation"))
                .hasSize(3)
                .allMatch(line -> line.has("distance"));
    }

    @Test
    public void theTableTellsHowEachPieceIsCovered() throws IOException {
        List<String> lines = Files.readAllLines(tied.resolve("whole/01-distil").resolve(Snippets.FILE));
        assertThat(lines.get(0)).isEqualTo("id\toccurrences\ttokens\tsnippets");
        assertThat(lines).hasSize(1 + KoreanRun.newRows(tied).count());
        assertThat(lines.get(1)).matches("512\t\\d+\t\\d+\t10");
    }

    @Test
    public void stoppedAtAnyStepItEndsWithTheSameBytes() {
        for (int step : new int[] {1, 15, 39}) {
            String run = "stopped-" + step;
            assertThatThrownBy(() -> StagedTrainer.run(
                            request(untied, run, "embeddings.new, head.new", new StoppingProgress(step))))
                    .hasMessage("stopped");
            StagedTrainer.run(request(untied, run, "embeddings.new, head.new", Progress.NONE));
            assertThat(StagedTrainerTest.bytes(untied.resolve(run)))
                    .isEqualTo(StagedTrainerTest.bytes(untied.resolve("whole")));
        }
    }

    @Test
    public void anAverageAndAPlateauWorkHereToo() {
        String plan = PLAN.replace("PARTS", "embeddings.new")
                .replace(
                        "steps: 40,",
                        "plateau: {patience: 1, minimum-gain: 0.9, at-most-steps: 30}, ema: 0.9, ema-as-result: true,")
                .replace("evaluate: {every: 20}", "evaluate: {every: 5}");
        StagedTrainer.run(request(tied, "plateau", Settings.parse(plan, "plan.yaml"), Progress.NONE));
        StageSummary summary =
                Json.read(tied.resolve("plateau/01-distil").resolve(StageSummary.FILE), StageSummary.class);
        assertThat(summary.end()).isEqualTo(StageSummary.End.PLATEAU);
        assertThat(summary.steps()).isLessThan(30);
    }

    @DataProvider
    public Object[][] refusals() {
        return new Object[][] {
            {"kind: distillation", "kind: distilation", "distilation"},
            {"layer: last", "layer: 9", "distillation.layer is 9, but this model has 5 blocks"},
            {"layer: last", "layer: first", "layer is first; expected last, or a block's number"},
            {"layer: last", "layer: 0", "layer is 0; expected last, or a block's number"},
            {"[embeddings.new]", "[embeddings.new, norms]", "expected [embeddings.new], with head.new"},
            {"[embeddings.new]", "[head.new]", "expected [embeddings.new], with head.new"},
            {"[embeddings.new]", "[embeddings.new, head.new]", "its head is tied to the embeddings"},
            {"steps: 40", "bytes: 1000", "bytes is 1000; with kind: distillation expected steps, tokens or a plateau"},
            {"steps: 40", "steps: 40, recompute: true", "recompute is true"},
            {"steps: 40", "steps: 40, z-loss: 0.1", "z-loss is 0.1"},
            {"steps: 40", "steps: 40, targets: old-tokenizer", "targets is old-tokenizer; with kind: distillation"},
            {"steps: 40", "steps: 40, data: {temperature: 2}", "data is"},
            {"steps: 40", "steps: 40, sequence-length: 128", "sequence-length is 128"},
            {
                "batch-tokens: 2050",
                "batch-tokens: 40",
                "batch-tokens is 40; with kind: distillation expected at least one"
            },
            {"window: 40", "window: 600", "distillation.window is 600"},
            {"window: 40", "window: 1", "window is 1; expected 2 or more"},
            {"snippets-per-piece: 10", "snippets-per-piece: 0", "snippets-per-piece is 0; expected 1 or more"},
            {"kind: distillation, ", "", "distillation is DistillationSettings"},
        };
    }

    @Test(dataProvider = "refusals")
    public void whatCannotBeDistilledIsRefusedBeforeWork(String from, String to, String message) {
        String plan = PLAN.replace("[PARTS]", "[embeddings.new]").replace(from, to);
        assertThat(plan).isNotEqualTo(PLAN.replace("[PARTS]", "[embeddings.new]"));
        assertThatThrownBy(() ->
                        StagedTrainer.run(request(tied, "refused", Settings.parse(plan, "plan.yaml"), Progress.NONE)))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(message);
        assertThat(tied.resolve("refused")).doesNotExist();
    }

    @Test
    public void aModelWithoutNewRowsOrWithoutTheirPartsIsRefused() {
        String plan = PLAN.replace("PARTS", "embeddings.new");
        TrainingRequest request = request(tied, "refused", Settings.parse(plan, "plan.yaml"), Progress.NONE);
        TrainingRequest none = new TrainingRequest(
                request.model(),
                request.pack(),
                request.settings(),
                io.glossa.checkpoint.NewRows.none(),
                1,
                Device.CPU,
                1,
                request.directory(),
                Progress.NONE);
        assertThatThrownBy(() -> StagedTrainer.run(none)).hasMessageContaining("no rows were added to it");
        Path inputs = folder.resolve("tiny");
        TinyRun.writeInputs(inputs);
        assertThatThrownBy(() ->
                        StagedTrainer.run(TinyRun.request(inputs, folder.resolve("tiny-run"), plan, Progress.NONE)))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("stage distil: kind is distillation, but")
                .hasMessageContaining("provenance.tsv is not there");
    }

    private static TrainingRequest request(Path inputs, String run, String parts, Progress progress) {
        return request(inputs, run, Settings.parse(PLAN.replace("PARTS", parts), "plan.yaml"), progress);
    }

    private static TrainingRequest request(Path inputs, String run, Settings plan, Progress progress) {
        return new TrainingRequest(
                inputs.resolve("init"),
                inputs.resolve("pack"),
                plan.bind(TrainingSettings.class),
                KoreanRun.newRows(inputs),
                7,
                Device.CPU,
                1,
                inputs.resolve(run),
                progress);
    }

    private static StageSummary summary(Path inputs) {
        return Json.read(inputs.resolve("whole/01-distil").resolve(StageSummary.FILE), StageSummary.class);
    }

    private static Path model(Path inputs) {
        return inputs.resolve("whole/01-distil/model");
    }
}
