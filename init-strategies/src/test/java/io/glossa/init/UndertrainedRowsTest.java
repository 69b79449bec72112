package io.glossa.init;

import static org.assertj.core.api.Assertions.assertThat;

import io.glossa.checkpoint.TestModels;
import io.glossa.vocab.Tokenizer;
import io.glossa.vocab.Tokenizers;
import java.util.BitSet;
import java.util.Random;
import org.testng.annotations.Test;

/** Rows that training hardly met, made by hand among 512 rows of seeded numbers and 8 of padding. */
public class UndertrainedRowsTest {
    private static final int ROWS = 520;
    private static final int WIDTH = 16;

    private final Tokenizer tokenizer = Tokenizers.load(TestModels.stories260k());

    @Test
    void zeroShortAndPaddingLikeRowsAreFound() {
        float[] values = trained();
        scale(values, 300, 0);
        scale(values, 301, 0.001f);
        like(values, 302, 512);
        assertThat(found(values)).isEqualTo(bits(300, 301, 302));
    }

    @Test
    void rowsThatAreAllTrainedAreLeftAlone() {
        assertThat(found(trained())).isEqualTo(new BitSet());
    }

    /** A rule that would take most of the vocabulary tells nothing of it. */
    @Test
    void aRuleThatWouldTakeMostRowsTakesNone() {
        float[] values = trained();
        for (int row = 259; row < 512; row++) {
            scale(values, row, 0);
        }
        assertThat(found(values)).isEqualTo(new BitSet());
    }

    private BitSet found(float[] values) {
        BitSet text = new BitSet();
        text.set(259, 512);
        return UndertrainedRows.of(RowReader.of(values, WIDTH), ROWS, WIDTH, tokenizer, text);
    }

    /** Random directions for pieces; one direction, far from their mean, for the padding behind them. */
    private static float[] trained() {
        Random random = new Random(5);
        float[] values = new float[ROWS * WIDTH];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        for (int row = 512; row < ROWS; row++) {
            for (int j = 0; j < WIDTH; j++) {
                values[row * WIDTH + j] = j == 0 ? 4 : 0.1f * values[row * WIDTH + j];
            }
        }
        // No trained row happens to point the padding's way.
        for (int row = 0; row < 512; row++) {
            values[row * WIDTH] = -Math.abs(values[row * WIDTH]);
        }
        return values;
    }

    private static void scale(float[] values, int row, float factor) {
        for (int j = 0; j < WIDTH; j++) {
            values[row * WIDTH + j] *= factor;
        }
    }

    private static void like(float[] values, int row, int other) {
        System.arraycopy(values, other * WIDTH, values, row * WIDTH, WIDTH);
    }

    private static BitSet bits(int... set) {
        BitSet bits = new BitSet();
        for (int bit : set) {
            bits.set(bit);
        }
        return bits;
    }
}
