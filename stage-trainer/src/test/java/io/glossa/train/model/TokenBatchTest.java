package io.glossa.train.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.glossa.train.kernel.Kernels;
import java.util.List;
import org.testng.annotations.Test;

public class TokenBatchTest {
    private static final int[] SEQUENCE = {1, 520, 7, 1, 530, 9};
    private static final int[] TARGETS = {1, 12, 7, 1, 13, 9};

    @Test
    public void everyPositionPredictsTheNextTokenOfItsRun() {
        TokenBatch batch = TokenBatch.of(
                List.of(new TokenBatch.Run(SEQUENCE, 0, 2, 7), new TokenBatch.Run(SEQUENCE, 3, 6, Kernels.IGNORED)));
        // The longer run comes first.
        assertThat(batch.tokens()).containsExactly(1, 530, 9, 1, 520);
        assertThat(batch.targets()).containsExactly(530, 9, Kernels.IGNORED, 520, 7);
        assertThat(batch.positions()).containsExactly(0, 1, 2, 0, 1);
    }

    @Test
    public void otherTargetsChangeWhatIsPredictedAndNotWhatIsRead() {
        TokenBatch batch = TokenBatch.of(List.of(new TokenBatch.Run(SEQUENCE, TARGETS, 0, 6, Kernels.IGNORED)));
        assertThat(batch.tokens()).containsExactly(1, 520, 7, 1, 530, 9);
        assertThat(batch.targets()).containsExactly(12, 7, 1, 13, 9, Kernels.IGNORED);
        assertThatThrownBy(() -> new TokenBatch.Run(SEQUENCE, new int[] {1}, 0, 6, 0))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
