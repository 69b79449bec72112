package io.glossa.train.stage.select;

import io.glossa.train.model.LeafInfo;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The leaves that one entry of a stage's {@code trains} chose, with how they are moved.
 *
 * @param part the entry's word
 * @param learningRate the highest rate
 * @param stageDecay the stage's decay, for leaves that decay by themselves
 * @param ownDecay the decay that the entry gave
 * @param leaves that no entry before it chose, in the order of the forward pass
 */
public record TrainedGroup(
        String part, double learningRate, double stageDecay, OptionalDouble ownDecay, List<LeafInfo> leaves) {
    public TrainedGroup {
        leaves = List.copyOf(leaves);
    }

    /** The decay of one of its leaves. */
    public double decay(LeafInfo leaf) {
        if (!leaf.part().mayDecay()) {
            return 0;
        }
        return ownDecay.orElse(leaf.part().decays() ? stageDecay : 0);
    }
}
