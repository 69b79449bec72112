package io.glossa.init.method;

import io.glossa.init.EmbeddingInitializer;
import io.glossa.init.EmbeddingMatrix;
import io.glossa.init.MethodContext;
import io.glossa.init.MethodParameter;
import io.glossa.init.RowInitializer;
import io.glossa.init.RowStatistics;
import io.glossa.init.SeededRandom;
import io.glossa.init.algebra.RowCovariance;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;

/**
 * Random rows near the mean that vary together as the base's rows do.
 *
 * <p><b>Formula.</b> {@code e = mu + sqrt(scale) L z}, {@code L L' = Sigma} of the text rows ({@link RowCovariance}), z standard normal: the
 * distribution {@code N(mu, scale * Sigma)}. At the standard scale rows differ just enough for training to part them, and a head keeps the
 * bound of {@code global-mean} nearly. <b>Determinism.</b> The generator of a row is seeded by the seed, the tensor's name and the row's number.
 * <b>Cost.</b> {@code rows width^2 / 2} multiplications to be made ready, {@code width^2 / 2} a new row; 8 {@code width^2} bytes a matrix.
 *
 * <p><b>Source.</b> Hewitt (2021), "Initializing New Word Embeddings for Pretrained Language Models"; the scale 1e-5 is that of its code and
 * of {@code mean_resizing} in Transformers. mergekit's tokensurgeon uses 1.
 */
public final class MultivariateNormalInitializer implements EmbeddingInitializer {
    private static final String SCALE = "scale";
    private static final int BLOCK_ELEMENTS = 1 << 18;

    @Override
    public String name() {
        return "multivariate-normal";
    }

    @Override
    public String description() {
        return "random around the mean, dimensions varying together as in the base";
    }

    @Override
    public List<MethodParameter> parameters() {
        return List.of(
                new MethodParameter(SCALE, 1e-5, 0, 100, "of the covariance; 1 draws rows as far apart as the base's"));
    }

    @Override
    public boolean drawsAtRandom() {
        return true;
    }

    @Override
    public RowInitializer prepare(MethodContext context) {
        EmbeddingMatrix matrix = context.matrix();
        RowStatistics statistics = matrix.statistics();
        double[] mean = new double[matrix.width()];
        Arrays.setAll(mean, statistics::mean);
        double[] factor = factor(matrix, mean);
        double scale = Math.sqrt(context.parameters().number(SCALE));
        return (piece, row) -> {
            Random random = SeededRandom.of(context.seed(), matrix.name(), piece.id());
            double[] z = new double[row.length];
            for (int j = 0; j < z.length; j++) {
                z[j] = random.nextGaussian();
            }
            for (int i = 0; i < row.length; i++) {
                row[i] = mean[i] + scale * dot(factor, i * row.length, z, i + 1);
            }
            return OptionalInt.of(0);
        };
    }

    private static double[] factor(EmbeddingMatrix matrix, double[] mean) {
        RowCovariance covariance = new RowCovariance(mean);
        int width = matrix.width();
        int capacity = Math.max(1, BLOCK_ELEMENTS / width);
        float[] block = new float[capacity * width];
        int filled = 0;
        for (int row : matrix.counted()) {
            System.arraycopy(matrix.row(row), 0, block, filled * width, width);
            if (++filled == capacity) {
                covariance.add(block, filled);
                filled = 0;
            }
        }
        covariance.add(block, filled);
        return covariance.factor();
    }

    /** Four sums that do not wait for one another. */
    private static double dot(double[] factor, int from, double[] z, int count) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int j = 0;
        for (; j + 4 <= count; j += 4) {
            a += factor[from + j] * z[j];
            b += factor[from + j + 1] * z[j + 1];
            c += factor[from + j + 2] * z[j + 2];
            d += factor[from + j + 3] * z[j + 3];
        }
        for (; j < count; j++) {
            a += factor[from + j] * z[j];
        }
        return (a + b) + (c + d);
    }
}
