package io.glossa.train.stage;

import io.glossa.run.ConfigException;
import io.glossa.run.NearestName;
import io.glossa.train.model.LeafInfo;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** A part of the model that a stage may train; the rest is frozen: no gradient, no optimiser state, no decay. */
enum Trainable {
    NEW_EMBEDDINGS("embeddings.new", LeafInfo.Part.NEW_EMBEDDINGS),
    ALL_EMBEDDINGS("embeddings.all", LeafInfo.Part.BASE_EMBEDDINGS, LeafInfo.Part.NEW_EMBEDDINGS),
    NEW_HEAD("head.new", LeafInfo.Part.NEW_HEAD),
    WHOLE_HEAD("head.all", LeafInfo.Part.BASE_HEAD, LeafInfo.Part.NEW_HEAD),
    BLOCKS("blocks.all", LeafInfo.Part.BLOCK, LeafInfo.Part.BIAS),
    NORMS("norms", LeafInfo.Part.NORM),
    ALL("all", LeafInfo.Part.values());

    private final String label;

    @SuppressWarnings("ImmutableEnumChecker") // made by Set.of
    private final Set<LeafInfo.Part> parts;

    Trainable(String label, LeafInfo.Part... parts) {
        this.label = label;
        this.parts = Set.of(parts);
    }

    /** The name in a stage's settings. */
    String label() {
        return label;
    }

    static Trainable of(String label) {
        return Arrays.stream(values())
                .filter(part -> part.label.equals(label))
                .findFirst()
                .orElseThrow(() -> new ConfigException("trains: "
                        + NearestName.unknown(
                                "part",
                                label,
                                Arrays.stream(values()).map(Trainable::label).toList())));
    }

    /** The parts that labels name together. */
    static Set<LeafInfo.Part> parts(List<String> labels) {
        Set<LeafInfo.Part> parts = new TreeSet<>();
        labels.forEach(label -> parts.addAll(of(label).parts));
        return parts;
    }

    /** The leaves that labels choose, in the model's order. */
    static List<LeafInfo> select(String stage, List<String> labels, List<LeafInfo> leaves) {
        List<LeafInfo> selected = new ArrayList<>();
        for (String label : labels) {
            Trainable trainable = of(label);
            List<LeafInfo> found = leaves.stream()
                    .filter(leaf -> trainable.parts.contains(leaf.part()))
                    .toList();
            if (found.isEmpty()) {
                throw new ConfigException(
                        "stage " + stage + ": trains " + label + ", but this model has no such weights"
                                + (label.startsWith("head")
                                        ? ": its head is tied to the embeddings, so train embeddings instead"
                                        : ": no rows were added to it"));
            }
            selected.addAll(found);
        }
        return leaves.stream().filter(selected::contains).toList();
    }
}
