package io.glossa.checkpoint.merge;

import io.glossa.run.ConfigException;

/**
 * Adds to an adapted model what instruction tuning added to its base. The models are, in this order: the adapted one, the
 * instruction-tuned one, and the base of both.
 *
 * <p><b>Formula.</b> {@code adapted + ratio · (instruct - base)}. Rows that the adapted model alone has, of new pieces,
 * stay as they are: there is no chat vector for them.
 *
 * <p><b>Source.</b> Huang et al., "Chat Vector: A Simple Approach to Equip LLMs with Instruction Following and Model
 * Alignment in New Languages", arXiv 2310.04799, section 3; the ratio is that of their appendix.
 */
public final class ChatVectorMerge implements MergeMethod {
    /** Its name. */
    public static final String NAME = "chat-vector";

    /** For the registry. */
    public ChatVectorMerge() {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public MergeSettings.Taken takes() {
        return MergeSettings.Taken.RATIO;
    }

    @Override
    public void check(MergeSettings settings, int models) {
        if (models != 3) {
            throw new ConfigException(NAME + " takes three models, found " + models
                    + "; give the adapted model, the instruction-tuned one and the base of both, in this order");
        }
        if (settings.newRows() == NewRowPolicy.MEAN) {
            throw new ConfigException("new-rows: mean has no sense for a " + NAME
                    + ", which leaves new rows as the adapted model has them; take keep");
        }
    }

    @Override
    public String formula(MergeSettings settings, int models) {
        return "a + " + settings.ratio() + " (b - c)";
    }

    @Override
    public double[] coefficients(MergeSettings settings, AlignedTensors tensors) {
        return new double[] {1, settings.ratio(), -settings.ratio()};
    }
}
