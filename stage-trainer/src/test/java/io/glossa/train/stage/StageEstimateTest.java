package io.glossa.train.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.glossa.checkpoint.DataType;
import io.glossa.checkpoint.ModelConfig;
import io.glossa.checkpoint.NewRows;
import io.glossa.run.Settings;
import io.glossa.train.Device;
import io.glossa.train.kernel.ComputeType;
import io.glossa.train.model.LeafInfo;
import io.glossa.train.model.ModelOptions;
import io.glossa.train.model.WeightLayout;
import java.util.List;
import org.testng.annotations.Test;

public class StageEstimateTest {
    private final WeightLayout layout = WeightLayout.of(
            ModelConfig.read(TinyRun.STORIES).withVocabularySize(2048), NewRows.behind(512, 2048), DataType.F32);

    /**
     * By hand: blocks 5 * (2 * 64 * 64 + 2 * 32 * 64 + 3 * 64 * 172) = 226,560; rows 2,048 * 64 = 131,072; norms 704; a step
     * of 4,096 tokens with everything trained takes 6 * (226,560 + 131,072) + 3 * 2 * 256 * 64 * 5 = 2,637,312 operations a
     * token.
     */
    @Test
    public void countsWeightsStatesAndOperations() {
        StageEstimate all = StageEstimate.of(layout, stage("all"), 256, 1e10);
        assertThat(all.memory().weights()).isEqualTo(4L * (226_560 + 131_072 + 704));
        assertThat(all.memory().gradients()).isEqualTo(all.memory().weights());
        assertThat(all.memory().moments()).isEqualTo(2 * all.memory().weights());
        assertThat(all.operations()).isCloseTo(2_637_312.0 * 4096 * 10, within(1.0));
        assertThat(all.seconds()).isCloseTo(all.operations() / 1e10, within(1e-9));
        // 4,096 positions, five blocks of 6 * 64 + 5 * 64 + 4 * 172 floats.
        assertThat(all.memory().activations()).isEqualTo(4096L * 4 * 5 * (6 * 64 + 5 * 64 + 4 * 172));
        assertThat(all.memory().peak()).isGreaterThan(all.memory().activations() + MemoryPlan.LIBRARY_BYTES);
    }

    @Test
    public void frozenWeightsCostNoStateAndLessTime() {
        StageEstimate all = StageEstimate.of(layout, stage("all"), 256, 2);
        StageEstimate rows = StageEstimate.of(layout, stage("embeddings.new"), 256, 2);
        assertThat(rows.memory().gradients()).isEqualTo(4L * 1536 * 64);
        assertThat(rows.operations()).isLessThan(all.operations());
    }

    /**
     * By hand: in each of five blocks 2 * 64 * 64 + 3 * 64 * 172 weights in matrices of 4,096 and more, the keys' and values' of 2,048
     * and all else in 32 bits; a matrix of 4,096 has 16 blocks of maxima, one of 11,008 has 43.
     */
    @Test
    public void eightBitsTakeAQuarterAndAnAverageAsMuchAsAGradient() {
        StageEstimate whole = StageEstimate.of(layout, stage("all"), 256, 2);
        StageEstimate coded = StageEstimate.of(layout, stage("all", ", moments: 8-bit, ema: 0.9"), 256, 2);
        long wide = 5 * (2 * 64 * 64 + 3 * 64 * 172);
        long rest = 226_560 + 131_072 + 704 - wide;
        assertThat(coded.memory().moments()).isEqualTo(2 * (wide + 4L * 5 * (2 * 16 + 3 * 43)) + 8 * rest);
        assertThat(coded.memory().weights()).isEqualTo(2 * whole.memory().weights());
        assertThat(coded.memory().gradients()).isEqualTo(whole.memory().gradients());
    }

    @Test
    public void recomputingKeepsInputsOnly() {
        List<LeafInfo> trained = layout.leaves();
        ModelOptions options = ModelOptions.training(Device.CPU, 1, layout.newRows(), trained);
        MemoryPlan again =
                MemoryPlan.of(layout, trained, options.computing(ComputeType.FLOAT32, true), 4096, MomentForm.FLOAT32);
        long block = 4096L * 4 * (6 * 64 + 5 * 64 + 4 * 172);
        assertThat(again.activations()).isEqualTo(4096L * 4 * 64 * 5 + block);
        // In bfloat16 activations take half, and each weight of a block is copied in it.
        MemoryPlan narrow = MemoryPlan.of(
                layout, trained, options.computing(ComputeType.BFLOAT16, false), 4096, MomentForm.FLOAT32);
        assertThat(narrow.activations()).isEqualTo(block / 2 * 5 + 2L * (226_560 + 640));
    }

    private static StageSettings stage(String part) {
        return stage(part, "");
    }

    private static StageSettings stage(String part, String more) {
        return Settings.parse(
                        "{name: a, trains: [" + part + "], learning-rate: 1, steps: 10" + more + "}", "stage.yaml")
                .bind(StageSettings.class);
    }
}
