package io.glossa.init;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.glossa.checkpoint.Checkpoint;
import io.glossa.checkpoint.TestModels;
import io.glossa.run.AtomicFiles;
import io.glossa.run.Json;
import io.glossa.run.NumericException;
import io.glossa.run.Progress;
import io.glossa.run.StepRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.testng.annotations.AfterMethod;
import org.testng.annotations.BeforeMethod;
import org.testng.annotations.Test;

public class InitializationStepTest {
    private Path directory;
    private Path vocabulary;

    @BeforeMethod
    void createDirectory() throws IOException {
        directory = Files.createTempDirectory("initialisation");
        vocabulary = ExpandedModels.vocabulary(directory.resolve("vocab"), "가", "나", "▁가나");
    }

    @AfterMethod
    void deleteDirectory() {
        AtomicFiles.delete(directory);
    }

    /** Judges by the rows themselves: how far the first new row lies from the mean of the text rows. */
    private static final class DistanceProbe implements LossProbe {
        private final List<Trial> trials = new ArrayList<>();

        @Override
        public Result measure(Trial trial) {
            trials.add(trial);
            try (Checkpoint model = Checkpoint.open(trial.model())) {
                model.requireTokenizerSize(515);
                float[] values = model.tensor(Checkpoint.EMBEDDINGS).floats();
                double distance = 0;
                for (int j = 0; j < 64; j++) {
                    double mean = 0;
                    for (int row = 259; row < 512; row++) {
                        mean += values[row * 64 + j] / 253.0;
                    }
                    distance += Math.abs(values[512 * 64 + j] - mean);
                }
                List<Point> curve = new ArrayList<>(List.of(new Point(0, 9)));
                for (int step : trial.measuredSteps()) {
                    curve.add(new Point(step, 1 + distance + trial.seed() * 0.1));
                }
                return new Result(
                        curve,
                        123_456,
                        trial.forgetting() ? Optional.of(new Forgetting(0.01, 0.0101, 0.002, 0.02)) : Optional.empty());
            }
        }
    }

    @Test
    void writesTheModelOfTheStrategyThatLearnsBest() {
        DistanceProbe probe = new DistanceProbe();
        Path out = directory.resolve("init");
        assertThat(step(InitializationSettings.defaults(), probe).run(out, Map.of("base", "a")))
                .isEqualTo(StepRunner.Outcome.RAN);
        assertThat(probe.trials).hasSize(9);
        assertThat(probe.trials.get(4).seed()).isEqualTo(2);
        assertThat(probe.trials.get(4).steps()).isEqualTo(20);
        assertThat(probe.trials.get(4).newRows().others(1000).get(0)).hasToString("0-511");
        JsonNode comparison = Json.read(out.resolve("comparison.json"));
        assertThat(comparison.at("/verdict/chosen").asText()).isEqualTo("global-mean");
        assertThat(comparison.at("/verdict/separable").asBoolean()).isTrue();
        assertThat(comparison.at("/validation_bytes").asLong()).isEqualTo(123_456);
        assertThat(comparison.at("/new_token_mass_bound").asDouble()).isEqualTo(3.0 / 256);
        assertThat(comparison.at("/strategies/1/name").asText()).isEqualTo("global-mean");
        assertThat(comparison.at("/strategies/1/runs/2/seed").asLong()).isEqualTo(3);
        assertThat(comparison.at("/strategies/1/after_steps/mean").asDouble()).isBetween(1.2, 1.2001);
        assertThat(comparison
                        .at("/strategies/1/matrices/model.embed_tokens.weight/new_mean_cosine")
                        .asDouble())
                .isGreaterThan(0.999999);
        assertThat(out.resolve("provenance.tsv")).content().contains("512\t가\tglobal-mean\t");
        assertThat(out.toFile().list())
                .containsExactlyInAnyOrder(
                        "config.json",
                        "model.safetensors",
                        "tokenizer.model",
                        "tokenizer_config.json",
                        "generation_config.json",
                        "provenance.tsv",
                        "comparison.json",
                        "manifest.json",
                        "timing.json");
        assertThat(step(InitializationSettings.defaults(), probe).run(out, Map.of("base", "a")))
                .isEqualTo(StepRunner.Outcome.SKIPPED);
        assertThat(probe.trials).hasSize(9);
    }

    @Test
    void oneStrategyNeedsNoTrial() {
        InitializationSettings settings = InitializationSettings.of(List.of(Candidate.of("subtoken-mean")));
        Path out = directory.resolve("init");
        step(settings, trial -> {
                    throw new AssertionError("no trial is needed");
                })
                .run(out, Map.of());
        JsonNode comparison = Json.read(out.resolve("comparison.json"));
        assertThat(comparison.at("/verdict/chosen").asText()).isEqualTo("subtoken-mean");
        assertThat(comparison.at("/strategies/0/runs")).isEmpty();
    }

    @Test
    void aFailedTrialLeavesNothingUnderTheFinalName() {
        Path out = directory.resolve("init");
        LossProbe failing = trial -> {
            throw new NumericException("loss is NaN");
        };
        assertThatThrownBy(
                        () -> step(InitializationSettings.defaults(), failing).run(out, Map.of()))
                .isInstanceOf(NumericException.class);
        assertThat(out).doesNotExist();
        assertThat(directory.resolve("init.partial/.candidate")).doesNotExist();
    }

    private InitializationStep step(InitializationSettings settings, LossProbe probe) {
        return new InitializationStep(new InitializationInputs(
                TestModels.stories260k(), vocabulary, settings, AuxiliaryFiles.none(), probe, Progress.NONE));
    }
}
