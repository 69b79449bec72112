package io.glossa.train.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.glossa.run.DataException;
import io.glossa.train.Device;
import io.glossa.train.kernel.Kernels;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.testng.annotations.AfterClass;
import org.testng.annotations.Test;

public class DecoderModelTest {
    private static final Path STORIES = Path.of(System.getProperty("glossa.root"), "tests/data/models/stories260k");

    private final DecoderModel model = DecoderModel.open(STORIES, Device.CPU, 1);
    private final ReferenceDecoder reference = ReferenceDecoder.read(STORIES);

    @AfterClass
    public void close() {
        model.close();
    }

    @Test
    public void logProbabilitiesAgreeWithDoublePrecisionJava() {
        int[] row = tokens(40, 1);
        float[][] found = model.nextTokenLogProbabilities(row, 0);
        double[][] expected = reference.logProbabilities(row);
        for (int t = 0; t < row.length; t++) {
            for (int v = 0; v < found[t].length; v++) {
                assertThat((double) found[t][v])
                        .as("position %d, token %d", t, v)
                        .isCloseTo(expected[t][v], within(2e-4));
            }
        }
    }

    @Test
    public void rowsOfDifferentLengthsComeBackInTheirOwnOrder() {
        int[][] rows = {tokens(3, 2), tokens(40, 3), tokens(1, 4), tokens(17, 5)};
        float[][] found = model.tokenLogProbabilities(rows);
        for (int i = 0; i < rows.length; i++) {
            double[][] expected = reference.logProbabilities(rows[i]);
            assertThat(found[i]).hasSize(rows[i].length - 1);
            for (int t = 0; t + 1 < rows[i].length; t++) {
                assertThat((double) found[i][t]).isCloseTo(expected[t][rows[i][t + 1]], within(2e-4));
            }
        }
    }

    @Test
    public void theLossIsTheSumOverCountedTargets() {
        int[] sequence = tokens(60, 6);
        List<TokenBatch.Run> runs =
                List.of(new TokenBatch.Run(sequence, 0, 25, Kernels.IGNORED), new TokenBatch.Run(sequence, 25, 60, 7));
        double[][] first = reference.logProbabilities(Arrays.copyOfRange(sequence, 0, 25));
        double[][] second = reference.logProbabilities(Arrays.copyOfRange(sequence, 25, 60));
        double expected = -second[34][7];
        for (int t = 0; t < 24; t++) {
            expected -= first[t][sequence[t + 1]];
        }
        for (int t = 0; t < 34; t++) {
            expected -= second[t][sequence[25 + t + 1]];
        }
        TokenBatch batch = TokenBatch.of(runs);
        assertThat(batch.targetCount()).isEqualTo(59);
        assertThat(model.surprise(batch)).isCloseTo(expected, within(1e-3));
    }

    @Test
    public void aDocumentIsBlindToThoseItIsPackedWith() {
        int[] own = tokens(50, 8);
        double[] losses = new double[2];
        for (int variant = 0; variant < 2; variant++) {
            int[] other = tokens(50, 9 + variant);
            losses[variant] = model.surprise(TokenBatch.of(List.of(
                    new TokenBatch.Run(own, 0, 50, Kernels.IGNORED),
                    new TokenBatch.Run(other, 0, 50, Kernels.IGNORED))));
            losses[variant] -=
                    model.surprise(TokenBatch.of(List.of(new TokenBatch.Run(other, 0, 50, Kernels.IGNORED))));
        }
        float[] alone = model.tokenLogProbabilities(new int[][] {own})[0];
        float[] packedWithOne = model.tokenLogProbabilities(new int[][] {own, tokens(50, 9)})[0];
        float[] packedWithAnother = model.tokenLogProbabilities(new int[][] {own, tokens(50, 10)})[0];
        assertThat(packedWithAnother).containsExactly(packedWithOne);
        for (int t = 0; t < alone.length; t++) {
            assertThat(packedWithOne[t]).isCloseTo(alone[t], within(1e-5f));
        }
        assertThat(losses[0]).isCloseTo(losses[1], within(1e-4));
    }

    @Test
    public void continuingTokenByTokenGivesWhatReadingAtOnceGives() {
        int[] row = tokens(30, 11);
        float[][] expected = model.nextTokenLogProbabilities(row, 0);
        try (Continuation continuation = model.continuation(2, 30)) {
            continuation.begin(Arrays.copyOf(row, 10));
            for (int t = 10; t < row.length; t++) {
                float[][] next = continuation.step(new int[] {row[t], row[t]});
                for (int v = 0; v < next[0].length; v++) {
                    assertThat(next[0][v]).isCloseTo(expected[t][v], within(1e-4f));
                    assertThat(next[1][v]).isCloseTo(expected[t][v], within(1e-4f));
                }
            }
            assertThat(continuation.hasRoom()).isFalse();
        }
    }

    @Test
    public void refusesRowsItCannotRead() {
        assertThatThrownBy(() -> model.tokenLogProbabilities(new int[][] {{}}))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("1 to 512");
        assertThatThrownBy(() -> model.tokenLogProbabilities(new int[][] {{1, 512}}))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("token id 512")
                .hasMessageContaining("another tokenizer");
    }

    private static int[] tokens(int count, long seed) {
        Random random = new Random(seed);
        int[] tokens = random.ints(count, 3, 512).toArray();
        tokens[0] = 1;
        return tokens;
    }
}
