package io.glossa.train.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.glossa.run.ConfigException;
import io.glossa.run.Settings;
import io.glossa.train.kernel.ComputeType;
import io.glossa.train.stage.schedule.DecayShape;
import io.glossa.train.stage.select.LoraSettings;
import io.glossa.train.stage.select.PartSettings;
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
        assertThat(stage.moments()).isEqualTo(MomentForm.FLOAT32);
        assertThat(stage.evaluate().every()).isEqualTo(25);
        assertThat(stage.checkpoints().every()).isEqualTo(50);
        assertThat(stage.requiredSequenceLength()).isEmpty();
        assertThat(stage.data()).isNull();
        assertThat(stage.targets()).isEqualTo(StageSettings.Targets.NEW_TOKENIZER);
        assertThat(stage.adapter()).isEmpty();
        assertThat(stage.untie()).isFalse();
        assertThat(stage.warmupFrom()).isEqualTo(StageSettings.WarmupFrom.ZERO);
        assertThat(stage.decayShare()).isEqualTo(0.2);
        assertThat(stage.decayShape()).isEqualTo(DecayShape.ONE_MINUS_SQRT);
        assertThat(stage.compute()).isEqualTo(ComputeType.FLOAT32);
        assertThat(stage.recompute()).isFalse();
        assertThat(stage.zLoss()).isZero();
        assertThat(stage.ema()).isNull();
        assertThat(stage.emaAsResult()).isFalse();
    }

    @Test
    public void everyValueIsTaken() {
        StageSettings stage = bind("""
                name: two
                trains: [blocks.all, {part: embeddings.new, learning-rate: 3.0e-4, weight-decay: 0.01}, lora]
                lora: {rank: 8, alpha: 4, targets: [q_proj, v_proj], rslora: true, learning-rate: 1e-3, after: keep}
                untie: true
                learning-rate: 2e-4
                schedule: wsd
                warmup: 0.2
                warmup-from: previous
                floor: 0
                decay-share: 0.5
                decay-shape: linear
                tokens: 10000
                batch-tokens: 1024
                micro-batch-tokens: 512
                sequence-length: 256
                compute: bfloat16
                recompute: true
                z-loss: 1e-4
                ema: 0.999
                ema-as-result: true
                weight-decay: 0
                clip-norm: 0.5
                betas: [0.8, 0.9]
                replay-share: 0.25
                optimizer-state: carry
                moments: 8-bit
                evaluate: {every: 3}
                checkpoints: {every: 4}
                data: {temperature: 2}
                targets: old-tokenizer
                """);
        assertThat(stage.stepCount()).isEqualTo(10);
        assertThat(stage.trains())
                .containsExactly(
                        PartSettings.of("blocks.all"),
                        new PartSettings("embeddings.new", 3e-4, 0.01),
                        PartSettings.of("lora"));
        assertThat(stage.adapter())
                .contains(new LoraSettings(8, 4.0, List.of("q_proj", "v_proj"), true, 1e-3, LoraSettings.After.KEEP));
        assertThat(stage.untie()).isTrue();
        assertThat(stage.schedule()).isEqualTo("wsd");
        assertThat(stage.warmupFrom()).isEqualTo(StageSettings.WarmupFrom.PREVIOUS);
        assertThat(stage.decayShare()).isEqualTo(0.5);
        assertThat(stage.decayShape()).isEqualTo(DecayShape.LINEAR);
        assertThat(stage.compute()).isEqualTo(ComputeType.BFLOAT16);
        assertThat(stage.recompute()).isTrue();
        assertThat(stage.zLoss()).isEqualTo(1e-4);
        assertThat(stage.ema()).isEqualTo(0.999);
        assertThat(stage.emaAsResult()).isTrue();
        assertThat(stage.requiredSequenceLength()).contains(256);
        assertThat(stage.optimizerState()).isEqualTo(StageSettings.OptimizerState.CARRY);
        assertThat(stage.moments()).isEqualTo(MomentForm.EIGHT_BIT);
        assertThat(stage.betas()).containsExactly(0.8, 0.9);
        assertThat(stage.evaluate().every()).isEqualTo(3);
        assertThat(stage.checkpoints().every()).isEqualTo(4);
        assertThat(stage.data().temperature()).isEqualTo(2);
        assertThat(stage.targets()).isEqualTo(StageSettings.Targets.OLD_TOKENIZER);
    }

    @DataProvider
    public Object[][] refusals() {
        return new Object[][] {
            {"no name", "{trains: [all], learning-rate: 1, steps: 1}", "a stage needs a name"},
            {"unknown part", LEAST.replace("embeddings.new", "embedings.new"), "did you mean 'embeddings.new'"},
            {"unknown schedule", LEAST.replace("steps", "schedule: cosin, steps"), "did you mean 'cosine'"},
            {"both ends", LEAST.replace("steps", "tokens: 5, steps"), "one of steps, tokens, bytes and plateau"},
            {"no end", LEAST.replace(", steps: 100", ""), "one of steps, tokens, bytes and plateau"},
            {"no rate", LEAST.replace("learning-rate: 0.01, ", ""), "learning-rate is null"},
            {"micro-batch too large", LEAST.replace("steps", "micro-batch-tokens: 5000, steps"), "1 to batch-tokens"},
            {"replay above one", LEAST.replace("steps", "replay-share: 1, steps"), "replay-share is 1.0"},
            {"lora without its part", LEAST.replace("steps", "lora: {rank: 4}, steps"), "lora among trains"},
            {"lora of no rank", LEAST.replace("new]", "new, lora], lora: {rank: 0}"), "rank is 0; expected 1 or more"},
            {"lora of nothing", LEAST.replace("new]", "new, lora], lora: {targets: [query]}"), "projection 'query'"},
            {"a decay longer than the stage", LEAST.replace("steps", "decay-share: 0.96, steps"), "decay-share is 0.96"
            },
            {"an average for nothing", LEAST.replace("steps", "ema-as-result: true, steps"), "expected ema beside it"},
            {"an average that never moves", LEAST.replace("steps", "ema: 1, steps"), "ema is 1.0"},
            {"double", LEAST.replace("steps", "compute: FLOAT64, steps"), "compute is FLOAT64"},
            {"a plateau without an end", LEAST.replace("steps: 100", "plateau: {patience: 2}"), "at-most-steps is null"
            },
            {"a rate of nothing", LEAST.replace("[embeddings.new]", "[{part: norms, learning-rate: 0}]"), "rate is 0.0"
            },
            {"an entry without a part", LEAST.replace("[embeddings.new]", "[{learning-rate: 1}]"), "unknown part ''"},
            {"an unknown key of an entry", LEAST.replace("[embeddings.new]", "[{part: norms, rate: 1}]"), "key 'rate'"},
            {"unknown form of moments", LEAST.replace("steps", "moments: 4-bit, steps"), "moments"},
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

    @Test
    public void endsAreCountedInSteps() {
        assertThat(bind(LEAST.replace("steps: 100", "tokens: 4097")).stepCount())
                .isEqualTo(2);
        assertThat(bind(LEAST.replace("steps: 100", "bytes: 40960")).stepCount())
                .isEqualTo(3);
        StageSettings plateau = bind(LEAST.replace("steps: 100", "plateau: {at-most-steps: 1000}"));
        assertThat(plateau.stepCount()).isEqualTo(1000);
        assertThat(plateau.evaluate().every()).isEqualTo(50);
        assertThat(plateau.plateau()).isEqualTo(new PlateauSettings(3, 0.002, 1000L));
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
