package io.glossa.init.algebra;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;

/**
 * The rotation that brings one set of vectors nearest to another.
 *
 * <p><b>Formula.</b> {@code W = argmin over orthogonal W of |X W - Y|}, which is {@code U V'} of the singular value decomposition
 * {@code X' Y = U S V'}. <b>Source.</b> Schönemann (1966), "A generalized solution of the orthogonal Procrustes problem".
 */
public final class Procrustes {
    private final double[] rotation;
    private final int width;

    private Procrustes(double[] rotation, int width) {
        this.rotation = rotation;
        this.width = width;
    }

    /**
     * Fits the rotation.
     *
     * @param from {@code [pairs, width]}
     * @param to the same shape, row i the partner of row i
     */
    public static Procrustes fit(RowMatrix from, RowMatrix to) {
        int width = from.width();
        DMatrixRMaj products = new DMatrixRMaj(width, width);
        for (int pair = 0; pair < from.rows(); pair++) {
            for (int i = 0; i < width; i++) {
                double x = from.value(pair, i);
                for (int j = 0; j < width; j++) {
                    products.data[i * width + j] += x * to.value(pair, j);
                }
            }
        }
        SingularValueDecomposition_F64<DMatrixRMaj> decomposition =
                DecompositionFactory_DDRM.svd(width, width, true, true, false);
        if (!decomposition.decompose(products)) {
            throw new ArithmeticException("the singular value decomposition did not converge");
        }
        DMatrixRMaj rotation = new DMatrixRMaj(width, width);
        CommonOps_DDRM.mult(decomposition.getU(null, false), decomposition.getV(null, true), rotation);
        return new Procrustes(rotation.data, width);
    }

    /** Rotates every vector. */
    public RowMatrix apply(RowMatrix vectors) {
        float[] rotated = new float[vectors.rows() * width];
        double[] sums = new double[width];
        for (int row = 0; row < vectors.rows(); row++) {
            Arrays.fill(sums, 0);
            for (int i = 0; i < width; i++) {
                double x = vectors.value(row, i);
                for (int j = 0; j < width; j++) {
                    sums[j] += x * rotation[i * width + j];
                }
            }
            for (int j = 0; j < width; j++) {
                rotated[row * width + j] = (float) sums[j];
            }
        }
        return new RowMatrix(rotated, vectors.rows(), width);
    }
}
