package io.glossa.checkpoint.merge;

import io.glossa.run.ConfigException;

/**
 * A weighted sum of models.
 *
 * <p><b>Formula.</b> {@code sum of w_i x_i}, divided by the sum of the {@code w_i} unless {@code normalise} is false.
 */
public final class LinearMerge implements MergeMethod {
    /** Its name. */
    public static final String NAME = "linear";

    /** For the registry. */
    public LinearMerge() {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public MergeSettings.Taken takes() {
        return MergeSettings.Taken.WEIGHTS;
    }

    @Override
    public void check(MergeSettings settings, int models) {
        if (models < 2) {
            throw new ConfigException(NAME + " merges two models or more, found " + models);
        }
        requireWeights(settings, models);
    }

    @Override
    public String formula(MergeSettings settings, int models) {
        return Letters.sum(weights(settings));
    }

    @Override
    public double[] coefficients(MergeSettings settings, AlignedTensors tensors) {
        return weights(settings);
    }

    /** Refuses a number of weights that is not that of the models, and a sum that cannot be divided by. */
    static void requireWeights(MergeSettings settings, int models) {
        if (settings.weights().size() != models) {
            throw new ConfigException("weights: found " + settings.weights().size() + " for " + models
                    + " models; give one a model, in their order");
        }
        if (settings.normalise() && !(Math.abs(sum(settings)) > 0)) {
            throw new ConfigException("weights: " + settings.weights()
                    + " add up to 0 and cannot be normalised; change them, or do not normalise");
        }
    }

    private static double[] weights(MergeSettings settings) {
        double divisor = settings.normalise() ? sum(settings) : 1;
        return settings.weights().stream()
                .mapToDouble(weight -> weight / divisor)
                .toArray();
    }

    private static double sum(MergeSettings settings) {
        return settings.weights().stream().mapToDouble(Double::doubleValue).sum();
    }
}
