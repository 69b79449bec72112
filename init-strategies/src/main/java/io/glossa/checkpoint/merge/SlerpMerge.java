package io.glossa.checkpoint.merge;

import io.glossa.run.ConfigException;

/**
 * Spherical interpolation of two models, tensor by tensor: along the arc between the two directions, so that the norm of the
 * result does not sink as that of an average does.
 *
 * <p><b>Formula.</b> With {@code cos o = a·b / (|a| |b|)} over all elements of the tensor:
 * {@code sin((1-t) o) / sin o · a + sin(t o) / sin o · b}. Where {@code |cos o| > 0.9995}, or a tensor's norm is at most
 * 1e-8, the plain {@code (1-t) a + t b}.
 *
 * <p><b>Source.</b> Shoemake, SIGGRAPH 1985, section 3.3; both thresholds from mergekit's {@code merge_methods/slerp.py},
 * whose result this is but for its arithmetic in 32 bits.
 */
public final class SlerpMerge implements MergeMethod {
    /** Its name. */
    public static final String NAME = "slerp";

    private static final double NEARLY_PARALLEL = 0.9995;
    private static final double NO_DIRECTION = 1e-8;

    /** For the registry. */
    public SlerpMerge() {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public MergeSettings.Taken takes() {
        return MergeSettings.Taken.T;
    }

    @Override
    public void check(MergeSettings settings, int models) {
        if (models != 2) {
            throw new ConfigException(NAME + " merges exactly two models, found " + models);
        }
    }

    @Override
    public String formula(MergeSettings settings, int models) {
        return "sin((1-t) o) / sin(o) a + sin(t o) / sin(o) b, cos(o) = a.b / (|a| |b|) of each tensor; (1-t) a + t b"
                + " where |cos(o)| > " + NEARLY_PARALLEL + "; t = " + settings.t()
                + (settings.tOf().isEmpty() ? "" : ", by tensor " + settings.tOf());
    }

    @Override
    public double[] coefficients(MergeSettings settings, AlignedTensors tensors) {
        double t = settings.tOfTensor(tensors.name());
        return coefficients(t, tensors.dot(0, 0), tensors.dot(1, 1), tensors.dot(0, 1));
    }

    /** The coefficients for two squared norms and the inner product. */
    static double[] coefficients(double t, double aa, double bb, double ab) {
        double a = Math.sqrt(aa);
        double b = Math.sqrt(bb);
        double cosine = a > NO_DIRECTION && b > NO_DIRECTION ? ab / a / b : 1;
        if (Math.abs(cosine) > NEARLY_PARALLEL) {
            return new double[] {1 - t, t};
        }
        double angle = Math.acos(cosine);
        double sine = Math.sin(angle);
        return new double[] {Math.sin((1 - t) * angle) / sine, Math.sin(t * angle) / sine};
    }
}
