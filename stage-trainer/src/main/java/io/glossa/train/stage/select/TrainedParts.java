package io.glossa.train.stage.select;

import io.glossa.run.ConfigException;
import io.glossa.train.model.LeafInfo;
import io.glossa.train.model.LowRankAdapter;
import io.glossa.train.model.WeightLayout;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * What a stage trains in a model, by the entries that chose it; all else is frozen: no gradient, no optimiser state, no decay.
 *
 * @param stage the stage's name, for messages
 * @param groups one an entry, in the order of the plan
 */
public record TrainedParts(String stage, List<TrainedGroup> groups) {
    public TrainedParts {
        groups = List.copyOf(groups);
    }

    /**
     * Chooses.
     *
     * <p><b>Errors.</b> {@link ConfigException} for a part that the model does not have, and for a leaf that two entries want to
     * move differently.
     *
     * @param entries of {@code trains}
     * @param learningRate of entries without one of their own
     * @param weightDecay of matrices whose entry has none of its own
     */
    public static TrainedParts of(
            String stage, List<PartSettings> entries, double learningRate, double weightDecay, WeightLayout layout) {
        Map<LeafInfo, TrainedGroup> owners = new HashMap<>();
        List<TrainedGroup> groups = new ArrayList<>();
        int blocks = layout.config().layers();
        for (PartSettings entry : entries) {
            Selector selector = Selector.of(entry.part());
            List<LeafInfo> found = layout.leaves().stream()
                    .filter(leaf -> selector.takes(leaf, blocks))
                    .toList();
            refuseAbsent(stage, selector, found, layout);
            OptionalDouble decay =
                    entry.weightDecay() == null ? OptionalDouble.empty() : OptionalDouble.of(entry.weightDecay());
            TrainedGroup group = new TrainedGroup(
                    entry.part(),
                    Objects.requireNonNullElse(entry.learningRate(), learningRate),
                    weightDecay,
                    decay,
                    found);
            List<LeafInfo> own = new ArrayList<>();
            for (LeafInfo leaf : found) {
                TrainedGroup owner = owners.putIfAbsent(leaf, group);
                if (owner == null) {
                    own.add(leaf);
                } else {
                    refuseDifference(stage, leaf, owner, group);
                }
            }
            groups.add(new TrainedGroup(group.part(), group.learningRate(), weightDecay, decay, own));
        }
        refuseDoubleWork(stage, owners);
        return new TrainedParts(stage, groups);
    }

    /** All leaves that train. */
    public List<LeafInfo> leaves() {
        return groups.stream().flatMap(group -> group.leaves().stream()).toList();
    }

    private static void refuseAbsent(String stage, Selector selector, List<LeafInfo> found, WeightLayout layout) {
        int blocks = layout.config().layers();
        if (selector.highestBlock() > blocks) {
            throw new ConfigException("stage " + stage + ": trains " + selector + ", but this model has " + blocks
                    + " blocks; they are numbered from 1 to " + blocks);
        }
        if (!found.isEmpty()) {
            return;
        }
        String label = selector.label();
        String why;
        if (label.equals(Selector.LORA)) {
            why = "it has no adapter here: add 'lora: {rank: 16}' to the stage";
        } else if (label.startsWith("head") && layout.config().tiedEmbeddings()) {
            why = "its head is tied to the embeddings: train embeddings instead, or give the stage 'untie: true'";
        } else if (label.startsWith("blocks")) {
            why = "it has " + blocks + " blocks";
        } else {
            why = "no rows were added to it: train embeddings.all, or expand the vocabulary first";
        }
        throw new ConfigException(
                "stage " + stage + ": trains " + label + ", but this model has no such weights; " + why);
    }

    /** A matrix that trains by itself and through its adapter would have two ways to the same place. */
    private static void refuseDoubleWork(String stage, Map<LeafInfo, TrainedGroup> owners) {
        Map<String, TrainedGroup> names = new HashMap<>();
        owners.forEach((leaf, group) -> names.put(leaf.name(), group));
        owners.keySet().stream()
                .filter(leaf -> leaf.part() == LeafInfo.Part.ADAPTER)
                .map(leaf -> LowRankAdapter.module(leaf) + ".weight")
                .sorted()
                .filter(names::containsKey)
                .findFirst()
                .ifPresent(matrix -> {
                    throw new ConfigException("stage " + stage + ": lora adapts " + matrix + ", which "
                            + names.get(matrix).part() + " trains in full; take one of the two out of trains, or"
                            + " projections out of lora.targets");
                });
    }

    private static void refuseDifference(String stage, LeafInfo leaf, TrainedGroup first, TrainedGroup second) {
        if (first.learningRate() != second.learningRate() || first.decay(leaf) != second.decay(leaf)) {
            throw new ConfigException("stage " + stage + ": trains names " + leaf.name() + " twice, by " + first.part()
                    + " with learning-rate " + first.learningRate() + " and weight-decay " + first.decay(leaf)
                    + " and by " + second.part() + " with " + second.learningRate() + " and " + second.decay(leaf)
                    + "; name it once, beside embeddings.new there are embeddings.old and head.old");
        }
    }
}
