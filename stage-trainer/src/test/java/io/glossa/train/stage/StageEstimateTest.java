package io.glossa.train.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.glossa.checkpoint.ModelConfig;
import io.glossa.run.Settings;
import org.testng.annotations.Test;

public class StageEstimateTest {
    private final ModelConfig config = ModelConfig.read(TinyRun.STORIES).withVocabularySize(2048);

    /**
     * By hand: blocks 5 * (2 * 64 * 64 + 2 * 32 * 64 + 3 * 64 * 172) = 226,560; rows 2,048 * 64 = 131,072; norms 704; a step
     * of 4,096 tokens with everything trained takes 6 * (226,560 + 131,072) + 3.5 * 4 * 128 * 64 * 5 = 2,719,232 operations a
     * token.
     */
    @Test
    public void countsWeightsStatesAndOperations() {
        StageEstimate all = StageEstimate.of(config, 1536, stage("all"), 256, 1e10);
        assertThat(all.weightBytes()).isEqualTo(4L * (226_560 + 131_072 + 704));
        assertThat(all.gradientBytes()).isEqualTo(all.weightBytes());
        assertThat(all.momentBytes()).isEqualTo(2 * all.weightBytes());
        assertThat(all.operations()).isCloseTo(2_719_232.0 * 4096 * 10, within(1.0));
        assertThat(all.seconds()).isCloseTo(all.operations() / 1e10, within(1e-9));
        assertThat(all.peakBytes()).isGreaterThan(all.activationBytes() + StageEstimate.LIBRARY_BYTES);
    }

    @Test
    public void frozenWeightsCostNoStateAndLessTime() {
        StageEstimate all = StageEstimate.of(config, 1536, stage("all"), 256, 2);
        StageEstimate rows = StageEstimate.of(config, 1536, stage("embeddings.new"), 256, 2);
        assertThat(rows.gradientBytes()).isEqualTo(4L * 1536 * 64);
        assertThat(rows.operations()).isLessThan(all.operations());
    }

    private static StageSettings stage(String part) {
        return Settings.parse("{name: a, trains: [" + part + "], learning-rate: 1, steps: 10}", "stage.yaml")
                .bind(StageSettings.class);
    }
}
