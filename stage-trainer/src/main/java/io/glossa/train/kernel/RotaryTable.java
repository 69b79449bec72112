package io.glossa.train.kernel;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;

/**
 * Cosines and sines of the rotary position embedding, in the order of Hugging Face: the second half of a head repeats the
 * angles of the first.
 *
 * <p><b>Formula.</b> {@code angle(p, i) = p * frequency(i)}. Computed in double precision, then rounded once.
 *
 * <p><b>Source.</b> Su et al., RoFormer, arXiv 2104.09864.
 */
public final class RotaryTable {
    private RotaryTable() {}

    /**
     * The table {@code [2, context, D]}: cosines, then sines.
     *
     * @param frequencies {@code [D / 2]}, radians a position
     * @param amplitude what both are multiplied by
     */
    public static NDArray of(NDManager manager, DataType type, int context, double[] frequencies, double amplitude) {
        int half = frequencies.length;
        int size = 2 * half;
        double[] table = new double[2 * context * size];
        for (int position = 0; position < context; position++) {
            for (int i = 0; i < size; i++) {
                double angle = position * frequencies[i % half];
                table[position * size + i] = amplitude * Math.cos(angle);
                table[(context + position) * size + i] = amplitude * Math.sin(angle);
            }
        }
        if (type == DataType.FLOAT64) {
            return TorchMemory.doubles(manager, table, 2, context, size);
        }
        float[] rounded = new float[table.length];
        for (int i = 0; i < table.length; i++) {
            rounded[i] = (float) table[i];
        }
        return TorchMemory.floats(manager, rounded, 2, context, size);
    }
}
