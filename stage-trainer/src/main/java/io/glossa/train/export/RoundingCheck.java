package io.glossa.train.export;

import io.glossa.checkpoint.DataType;
import io.glossa.checkpoint.ElementReader;
import io.glossa.checkpoint.StoredTensor;

/**
 * Whether every number of a tensor is the nearest of its type to the number it came from. It is reckoned from the type's
 * spacing, not by rounding again as the writer did.
 *
 * <p><b>Formula.</b> {@code |written - trained| <= u / 2} with the spacing {@code u = 2^(max(exponent, least) - digits)}.
 */
final class RoundingCheck {
    private static final int BLOCK = 1 << 16;

    private RoundingCheck() {}

    /** The first element that has a nearer neighbour, or -1 when there is none. */
    static long firstWrong(StoredTensor trained, StoredTensor written) {
        ElementReader expected = new ElementReader(trained, BLOCK);
        ElementReader actual = new ElementReader(written, BLOCK);
        float[] x = new float[BLOCK];
        float[] y = new float[BLOCK];
        long elements = trained.info().elements();
        int digits = digits(written.info().type());
        int least = leastExponent(written.info().type());
        for (long at = 0; at < elements; at += BLOCK) {
            int count = (int) Math.min(BLOCK, elements - at);
            expected.read(at, x, count);
            actual.read(at, y, count);
            for (int i = 0; i < count; i++) {
                double spacing = Math.scalb(1.0, Math.max(Math.getExponent(x[i]), least) - digits);
                // Also false for NaN.
                if (!(Math.abs((double) y[i] - x[i]) <= spacing / 2)) {
                    return at + i;
                }
            }
        }
        return -1;
    }

    private static int digits(DataType type) {
        return switch (type) {
            case F32 -> 23;
            case F16 -> 10;
            case BF16 -> 7;
            default -> throw new IllegalArgumentException(type + " is no float type");
        };
    }

    private static int leastExponent(DataType type) {
        return type == DataType.F16 ? -14 : -126;
    }
}
