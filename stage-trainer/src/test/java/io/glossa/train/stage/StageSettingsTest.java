package io.glossa.train.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.glossa.run.ConfigException;
import io.glossa.run.Settings;
import java.util.List;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class StageSettingsTest {
    private static final String LEAST = "{name: one, trains: [embeddings.new], learning-rate: 0.01, steps: 100}";

    @Test
    public void defaultsAreFilledIn() {
        StageSettings stage = bind(LEAST);
        assertThat(stage.schedule()).isEqualTo("cosine");
        assertThat(stage.warmup()).isEqualTo(0.05);
        assertThat(stage.floor()).isEqualTo(0.1);
        assertThat(stage.batchTokens()).isEqualTo(4096);
        assertThat(stage.microBatchTokens()).isEqualTo(4096);
        assertThat(stage.weightDecay()).isEqualTo(0.1);
        assertThat(stage.clipNorm()).isEqualTo(1.0);
        assertThat(stage.betas()).containsExactly(0.9, 0.95);
        assertThat(stage.replayShare()).isZero();
        assertThat(stage.optimizerState()).isEqualTo(StageSettings.OptimizerState.RESET);
        assertThat(stage.evaluate().every()).isEqualTo(25);
        assertThat(stage.checkpoints().every()).isEqualTo(50);
        assertThat(stage.requiredSequenceLength()).isEmpty();
    }

    @Test
    public void everyValueIsTaken() {
        StageSettings stage = bind("""
                name: two
                trains: [blocks.all, norms]
                learning-rate: 2e-4
                schedule: constant
                warmup: 0.2
                floor: 0
                tokens: 10000
                batch-tokens: 1024
                micro-batch-tokens: 512
                sequence-length: 256
                weight-decay: 0
                clip-norm: 0.5
                betas: [0.8, 0.9]
                replay-share: 0.25
                optimizer-state: carry
                evaluate: {every: 3}
                checkpoints: {every: 4}
                """);
        assertThat(stage.stepCount()).isEqualTo(10);
        assertThat(stage.trains()).containsExactly("blocks.all", "norms");
        assertThat(stage.schedule()).isEqualTo("constant");
        assertThat(stage.requiredSequenceLength()).contains(256);
        assertThat(stage.optimizerState()).isEqualTo(StageSettings.OptimizerState.CARRY);
        assertThat(stage.betas()).containsExactly(0.8, 0.9);
        assertThat(stage.evaluate().every()).isEqualTo(3);
        assertThat(stage.checkpoints().every()).isEqualTo(4);
    }

    @DataProvider
    public Object[][] refusals() {
        return new Object[][] {
            {"no name", "{trains: [all], learning-rate: 1, steps: 1}", "a stage needs a name"},
            {"unknown part", LEAST.replace("embeddings.new", "embedings.new"), "did you mean 'embeddings.new'"},
            {"unknown schedule", LEAST.replace("steps", "schedule: cosin, steps"), "did you mean 'cosine'"},
            {"both ends", LEAST.replace("steps", "tokens: 5, steps"), "either steps or tokens"},
            {"no end", LEAST.replace(", steps: 100", ""), "either steps or tokens"},
            {"no rate", LEAST.replace("learning-rate: 0.01, ", ""), "learning-rate is null"},
            {"micro-batch too large", LEAST.replace("steps", "micro-batch-tokens: 5000, steps"), "1 to batch-tokens"},
            {"replay above one", LEAST.replace("steps", "replay-share: 1, steps"), "replay-share is 1.0"},
            {"unknown key", LEAST.replace("steps", "warm-up: 0.1, steps"), "did you mean 'warmup'"},
        };
    }

    @Test(dataProvider = "refusals")
    public void refusesWhatMakesNoSense(String what, String yaml, String message) {
        assertThatThrownBy(() -> bind(yaml))
                .as(what)
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(message);
    }

    /** Warm-up of 5 steps from 0, then {@code 0.001 + 0.009 (1 + cos(pi p)) / 2} with p = (step - 6) / 95. */
    @Test
    public void theRateRisesInWarmUpAndFallsAlongACosine() {
        StageSettings stage = bind(LEAST);
        assertThat(stage.learningRate(1)).isCloseTo(0.002, within(1e-12));
        assertThat(stage.learningRate(5)).isCloseTo(0.01, within(1e-12));
        assertThat(stage.learningRate(6)).isCloseTo(0.01, within(1e-12));
        assertThat(stage.learningRate(53)).isCloseTo(0.001 + 0.009 * 0.508267, within(1e-7));
        assertThat(stage.learningRate(100)).isGreaterThan(0.001).isLessThan(0.00101);
    }

    @Test
    public void everyScheduleStaysWithinItsBounds() {
        LearningRateSchedules.all().forEach((name, schedule) -> {
            assertThat(schedule.name()).isEqualTo(name);
            for (double progress = 0; progress < 1; progress += 0.01) {
                assertThat(schedule.factor(progress, 0.1)).as(name).isBetween(0.0, 1.0);
            }
        });
    }

    @Test
    public void aPlanNeedsNamesOfItsOwnAndSourcesToReplay() {
        assertThatThrownBy(() -> plan("stages: [" + LEAST + ", " + LEAST + "]")).hasMessageContaining("two are named");
        TrainingSettings replaying = plan("stages: [" + LEAST.replace("steps", "replay-share: 0.5, steps") + "]");
        assertThatThrownBy(() -> replaying.orReplaySources(List.of()))
                .hasMessageContaining("no source is a replay source");
        assertThat(replaying.orReplaySources(List.of("en")).replaySources()).containsExactly("en");
        assertThatThrownBy(() -> plan("{}")).hasMessageContaining("at least one stage");
    }

    private static StageSettings bind(String yaml) {
        return Settings.parse(yaml, "stage.yaml").bind(StageSettings.class);
    }

    private static TrainingSettings plan(String yaml) {
        return Settings.parse(yaml, "plan.yaml").bind(TrainingSettings.class);
    }
}
