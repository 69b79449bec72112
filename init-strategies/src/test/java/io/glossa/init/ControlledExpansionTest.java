package io.glossa.init;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.glossa.checkpoint.Checkpoint;
import io.glossa.checkpoint.FloatEncoding;
import io.glossa.checkpoint.NewRows;
import io.glossa.checkpoint.StoredTensor;
import io.glossa.checkpoint.TestModels;
import io.glossa.init.control.StartingModel;
import io.glossa.init.control.StartingWeights;
import io.glossa.run.AtomicFiles;
import io.glossa.run.ConfigException;
import io.glossa.run.Json;
import io.glossa.run.Progress;
import io.glossa.run.Settings;
import io.glossa.run.StepRunner;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.testng.annotations.AfterMethod;
import org.testng.annotations.BeforeMethod;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** Expansion of what is not the base: random weights, permuted blocks, added blocks. */
public class ControlledExpansionTest {
    private static final int WIDTH = 64;

    private Path directory;
    private Path vocabulary;

    @BeforeMethod
    void makeVocabulary() throws IOException {
        directory = Files.createTempDirectory("controlled");
        vocabulary = ExpandedModels.vocabulary(directory.resolve("vocab"), "가", "나", "▁가나");
    }

    @AfterMethod
    void deleteDirectory() {
        AtomicFiles.delete(directory);
    }

    @DataProvider
    Object[][] bases() {
        return new Object[][] {{"tied, F32"}, {"untied, BF16"}};
    }

    private Path base(String kind) {
        return kind.startsWith("untied")
                ? ExpandedModels.untiedBfloat16(directory.resolve("untied"))
                : TestModels.stories260k();
    }

    @Test(dataProvider = "bases")
    void permutedBlocksKeepEveryNumberAndLoseItsPlace(String kind) {
        Path source = base(kind);
        Path plain = expand(source, vocabulary, "base", 1);
        Path permuted = expand(source, vocabulary, "permuted-blocks", 1);
        try (Checkpoint expected = Checkpoint.open(plain);
                Checkpoint found = Checkpoint.open(permuted)) {
            assertThat(found.config().toJson()).isEqualTo(expected.config().toJson());
            assertThat(found.tensors().keySet()).isEqualTo(expected.tensors().keySet());
            for (StoredTensor tensor : found.tensors().values()) {
                String name = tensor.info().name();
                StoredTensor own = expected.tensor(name);
                assertThat(tensor.info()).isEqualTo(own.info());
                if (name.endsWith("_proj.weight")) {
                    assertThat(sorted(tensor)).as(name).isEqualTo(sorted(own));
                    assertThat(tensor.floats()).as(name).isNotEqualTo(own.floats());
                    assertThat(agreeing(tensor.floats(), own.floats()))
                            .as("%s: numbers that stand where they stood", name)
                            .isLessThan(own.floats().length / 50);
                } else {
                    // Embeddings with the same new rows, head, norms.
                    assertThat(tensor.mismatch(own)).as(name).isEqualTo(-1);
                }
            }
        }
        assertThat(permuted.resolve(Provenance.FILE)).hasSameBinaryContentAs(plain.resolve(Provenance.FILE));
        assertThat(expand(source, vocabulary, "permuted-blocks", 1).resolve("model.safetensors"))
                .hasSameBinaryContentAs(permuted.resolve("model.safetensors"));
        try (Checkpoint one = Checkpoint.open(permuted);
                Checkpoint two = Checkpoint.open(expand(source, vocabulary, "permuted-blocks", 2))) {
            String name = "model.layers.3.mlp.up_proj.weight";
            assertThat(two.tensor(name).floats()).isNotEqualTo(one.tensor(name).floats());
        }
    }

    @Test(dataProvider = "bases")
    void randomWeightsAreFreshInEveryTensorAndKeepTheTypes(String kind) throws IOException {
        Path source = base(kind);
        Path out = expand(source, vocabulary, "random", 5);
        try (Checkpoint base = Checkpoint.open(source);
                Checkpoint found = Checkpoint.open(out)) {
            assertThat(found.config().toJson())
                    .isEqualTo(base.config().withVocabularySize(515).toJson());
            found.requireTokenizerSize(515);
            assertThat(found.tensors().keySet()).isEqualTo(base.tensors().keySet());
            for (StoredTensor tensor : found.tensors().values()) {
                String name = tensor.info().name();
                assertThat(tensor.info().type())
                        .isEqualTo(base.tensor(name).info().type());
                if (name.endsWith("norm.weight")) {
                    assertThat(tensor.floats()).as(name).containsOnly(1);
                    continue;
                }
                boolean intoTheStream = name.contains("o_proj") || name.contains("down_proj");
                double expected = intoTheStream ? 0.02 / Math.sqrt(2 * 5) : 0.02;
                double[] moments = moments(tensor.floats());
                // Five standard errors; narrowing to BF16 adds 2^-9 of a number at most.
                double error = 5 / Math.sqrt((double) tensor.info().elements());
                assertThat(moments[0]).as(name).isEqualTo(0, within(error * expected));
                assertThat(moments[1]).as(name).isEqualTo(expected, within((error + 0.001) * expected));
            }
            // Row and seed decide: the new row 513 of each matrix, as FreshModel draws it.
            for (StoredTensor matrix : found.vocabularyMatrices()) {
                float[] rows = matrix.floats();
                var random = SeededRandom.of(5, matrix.info().name(), 513);
                for (int j = 0; j < WIDTH; j++) {
                    float drawn = (float) (0.02 * random.nextGaussian());
                    assertThat(rows[513 * WIDTH + j])
                            .isEqualTo(
                                    kind.startsWith("untied")
                                            ? FloatEncoding.fromBfloat16(FloatEncoding.toBfloat16(drawn))
                                            : drawn);
                }
            }
        }
        boolean untied = kind.startsWith("untied");
        assertThat(Files.readAllLines(out.resolve(Provenance.FILE)))
                .hasSize(4)
                .startsWith(
                        "id\tpiece\tmethod\trows\thead_method\thead_rows\tparts",
                        "512\t가\trandom\t0\t" + (untied ? "random\t0" : "\t") + "\t<0xEA> <0xB0> <0x80>");
        assertThat(Provenance.newRows(out)).isEqualTo(NewRows.behind(512, 515));
        assertThat(expand(source, vocabulary, "random", 5).resolve("model.safetensors"))
                .hasSameBinaryContentAs(out.resolve("model.safetensors"));
        assertThat(Files.mismatch(
                        expand(source, vocabulary, "random", 6).resolve("model.safetensors"),
                        out.resolve("model.safetensors")))
                .isNotEqualTo(-1);
    }

    /** Continued pretraining without expansion has its controls too. */
    @Test(dataProvider = "bases")
    void aVocabularyThatIsKeptHasNoNewRowsInAnyControl(String kind) throws IOException {
        Path source = base(kind);
        Path kept = ExpandedModels.vocabulary(directory.resolve("kept"));
        for (String weights : List.of("random", "permuted-blocks")) {
            Path out = expand(source, kept, weights, 1);
            assertThat(Files.readAllLines(out.resolve(Provenance.FILE))).hasSize(1);
            try (Checkpoint base = Checkpoint.open(source);
                    Checkpoint found = Checkpoint.open(out)) {
                found.requireTokenizerSize(512);
                ByteBuffer embeddings = base.tensor(Checkpoint.EMBEDDINGS).bytes();
                assertThat(found.tensor(Checkpoint.EMBEDDINGS).bytes().equals(embeddings))
                        .isEqualTo(weights.equals("permuted-blocks"));
            }
        }
        Path deeper = directory.resolve("deeper");
        try (Checkpoint base = Checkpoint.open(source)) {
            ModelExpansion expansion = new ModelExpansion(base, kept, new StartingModel(StartingWeights.BASE, 2, 1));
            expansion.expand(deeper, Candidate.of("subtoken-mean"), NormMatching.NONE, AuxiliaryFiles.none(), 1);
            try (Checkpoint found = Checkpoint.open(deeper)) {
                assertThat(found.config().layers()).isEqualTo(7);
                assertThat(found.config().vocabularySize()).isEqualTo(512);
            }
        }
    }

    /** Judges by what stands in the body, and keeps a copy of it. */
    private static final class BodyProbe implements LossProbe {
        private final List<float[]> bodies = new ArrayList<>();

        @Override
        public Result measure(Trial trial) {
            try (Checkpoint model = Checkpoint.open(trial.model())) {
                bodies.add(
                        model.tensor("model.layers.0.self_attn.q_proj.weight").floats());
            }
            return new Result(List.of(new Point(0, 9), new Point(trial.steps(), 2)), 123_456, Optional.empty());
        }
    }

    @Test
    void trialsAreMadeOnTheModelThatIsWritten() {
        BodyProbe probe = new BodyProbe();
        Path out = directory.resolve("init");
        step("{weights: permuted-blocks, seeds: 2, strategies: [normal, global-mean]}", probe)
                .run(out, Map.of());
        assertThat(probe.bodies).hasSize(4);
        try (Checkpoint base = Checkpoint.open(TestModels.stories260k());
                Checkpoint written = Checkpoint.open(out)) {
            float[] body =
                    written.tensor("model.layers.0.self_attn.q_proj.weight").floats();
            assertThat(probe.bodies).allSatisfy(tried -> assertThat(tried).isEqualTo(body));
            assertThat(base.tensor("model.layers.0.self_attn.q_proj.weight").floats())
                    .isNotEqualTo(body);
        }
    }

    /** Not even what strategies need is asked for: FOCUS has no vectors here. */
    @Test
    void randomWeightsTryNoStrategy() {
        Path out = directory.resolve("init");
        step("{weights: random, strategies: [focus, normal]}", trial -> {
                    throw new AssertionError("no trial is needed");
                })
                .run(out, Map.of());
        JsonNode comparison = Json.read(out.resolve("comparison.json"));
        assertThat(comparison.at("/verdict/chosen").asText()).isEqualTo("random");
        assertThat(comparison.at("/verdict/text").asText()).contains("no strategy is used");
        assertThat(comparison.at("/settings/weights").asText()).isEqualTo("random");
        assertThat(comparison.path("strategies")).hasSize(1);
        assertThat(comparison.at("/strategies/0/runs")).isEmpty();
        assertThat(comparison.path("new_pieces").asInt()).isEqualTo(3);
    }

    @Test
    void aComparisonOfStrategiesThatAreNotUsedIsRefused() {
        InitializationSettings random = settings("{weights: random}");
        assertThatThrownBy(() -> new InitializationSurvey(inputs(random, new BodyProbe())))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("nothing to compare");
        assertThatThrownBy(() -> random.with(List.of(Candidate.of("normal")), 1, 1))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("set weights to base or permuted-blocks");
    }

    @Test
    void anotherControlMakesTheStepRunAgain() {
        Path out = directory.resolve("init");
        for (String control : List.of("weights: base", "weights: permuted-blocks", "identity-blocks: 1")) {
            String settings = "{strategies: [normal], " + control + "}";
            assertThat(step(settings, new BodyProbe()).run(out, Map.of()))
                    .as(control)
                    .isEqualTo(StepRunner.Outcome.RAN);
            assertThat(step(settings, new BodyProbe()).run(out, Map.of()))
                    .as(control)
                    .isEqualTo(StepRunner.Outcome.SKIPPED);
        }
    }

    private Path expand(Path source, Path vocabularyDirectory, String weights, long seed) {
        try (Checkpoint base = Checkpoint.open(source)) {
            Path out = Files.createTempDirectory(directory, "model");
            StartingModel start =
                    settings("{weights: " + weights + ", seed: " + seed + "}").start();
            new ModelExpansion(base, vocabularyDirectory, start)
                    .expand(out, Candidate.of("subtoken-mean"), NormMatching.NONE, AuxiliaryFiles.none(), 1);
            return out;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private InitializationStep step(String settings, LossProbe probe) {
        return new InitializationStep(inputs(settings(settings), probe));
    }

    private InitializationInputs inputs(InitializationSettings settings, LossProbe probe) {
        return new InitializationInputs(
                TestModels.stories260k(), vocabulary, settings, AuxiliaryFiles.none(), probe, Progress.NONE);
    }

    private static InitializationSettings settings(String yaml) {
        return Settings.parse(yaml, "test.yaml").bind(InitializationSettings.class);
    }

    private static float[] sorted(StoredTensor tensor) {
        float[] values = tensor.floats();
        Arrays.sort(values);
        return values;
    }

    private static long agreeing(float[] one, float[] other) {
        long agreeing = 0;
        for (int i = 0; i < one.length; i++) {
            agreeing += one[i] == other[i] ? 1 : 0;
        }
        return agreeing;
    }

    private static double[] moments(float[] values) {
        double sum = 0;
        double squares = 0;
        for (float value : values) {
            sum += value;
            squares += value * (double) value;
        }
        return new double[] {sum / values.length, Math.sqrt(squares / values.length)};
    }
}
