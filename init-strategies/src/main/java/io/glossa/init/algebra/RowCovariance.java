package io.glossa.init.algebra;

import io.glossa.run.NumericException;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.CholeskyDecomposition_F64;

/**
 * The covariance of rows that are handed over block by block, and its Cholesky factor.
 *
 * <p><b>Formula.</b> {@code C = sum of (x - mu)(x - mu)' / n}; {@code L L' = C + jitter I} with a jitter of {@value #JITTER} of the mean variance:
 * it lets fewer rows than dimensions, or dimensions that depend on each other, have a factor. <b>Determinism.</b> Rows are summed in their
 * order by one thread each element. <b>Cost.</b> {@code n width^2 / 2} multiplications by all cores, {@code width^3 / 6} for the factor; 8
 * {@code width^2} bytes.
 */
public final class RowCovariance {
    /** Rounding may leave an eigenvalue of a singular C below zero by about width times the rounding unit times the greatest one. */
    private static final double JITTER = 1e-8;

    private final int width;
    private final double[] mean;
    private final double[] lower;
    private long count;

    /** For rows around a mean. */
    public RowCovariance(double[] mean) {
        this.mean = mean.clone();
        width = mean.length;
        lower = new double[Math.multiplyExact(width, width)];
    }

    /** Takes some rows, {@code [count, width]}. */
    public void add(float[] rows, int count) {
        double[] centred = new double[count * width];
        for (int i = 0; i < centred.length; i++) {
            centred[i] = rows[i] - mean[i % width];
        }
        this.count += count;
        IntStream.range(0, width).parallel().forEach(i -> {
            int row = 0;
            for (; row + 4 <= count; row += 4) {
                addFour(centred, row * width, i);
            }
            for (; row < count; row++) {
                double x = centred[row * width + i];
                for (int j = 0; j <= i; j++) {
                    lower[i * width + j] += x * centred[row * width + j];
                }
            }
        });
    }

    /** A method of its own, so that the compiler sees one loop. */
    private void addFour(double[] centred, int first, int i) {
        int second = first + width;
        int third = second + width;
        int fourth = third + width;
        double x0 = centred[first + i];
        double x1 = centred[second + i];
        double x2 = centred[third + i];
        double x3 = centred[fourth + i];
        int at = i * width;
        for (int j = 0; j <= i; j++) {
            lower[at + j] += (x0 * centred[first + j] + x1 * centred[second + j])
                    + (x2 * centred[third + j] + x3 * centred[fourth + j]);
        }
    }

    /**
     * The factor, row-major, of which the lower triangle counts. The covariance is used up.
     *
     * <p><b>Errors.</b> {@link NumericException} when there is none, which takes rows that are not finite.
     */
    public double[] factor() {
        double variance = 0;
        for (int i = 0; i < width; i++) {
            for (int j = 0; j <= i; j++) {
                lower[i * width + j] /= count;
                lower[j * width + i] = lower[i * width + j];
            }
            variance += lower[i * width + i] / width;
        }
        if (variance == 0) {
            return lower;
        }
        for (int i = 0; i < width; i++) {
            lower[i * width + i] += JITTER * variance;
        }
        DMatrixRMaj matrix = DMatrixRMaj.wrap(width, width, lower);
        CholeskyDecomposition_F64<DMatrixRMaj> cholesky = DecompositionFactory_DDRM.chol(width, true);
        if (!cholesky.decompose(matrix)) {
            throw new NumericException("the covariance of " + count
                    + " rows has no Cholesky factor; choose another method than" + " multivariate-normal");
        }
        return cholesky.getT(matrix).data;
    }
}
