package io.glossa.checkpoint.merge;

import io.glossa.run.ConfigException;
import java.util.Collections;

/**
 * The average of any number of models, such as the last checkpoints of a run.
 *
 * <p><b>Formula.</b> {@code sum of w_i x_i / sum of w_i}, all weights 1 unless given.
 *
 * <p><b>Source.</b> Wortsman et al., "Model soups", arXiv 2203.05482, the uniform soup.
 */
public final class AverageMerge implements MergeMethod {
    /** Its name. */
    public static final String NAME = "average";

    private static final LinearMerge LINEAR = new LinearMerge();

    /** For the registry. */
    public AverageMerge() {}

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
        if (!settings.normalise()) {
            throw new ConfigException("normalise: an average is normalised; take the method " + LinearMerge.NAME);
        }
        LinearMerge.requireWeights(weighted(settings, models), models);
    }

    @Override
    public String formula(MergeSettings settings, int models) {
        return LINEAR.formula(weighted(settings, models), models);
    }

    @Override
    public double[] coefficients(MergeSettings settings, AlignedTensors tensors) {
        return LINEAR.coefficients(weighted(settings, tensors.models()), tensors);
    }

    private static MergeSettings weighted(MergeSettings settings, int models) {
        return settings.weights().isEmpty()
                ? new MergeSettings(NAME, Collections.nCopies(models, 1.0), null, null, null, null, settings.newRows())
                : settings;
    }
}
