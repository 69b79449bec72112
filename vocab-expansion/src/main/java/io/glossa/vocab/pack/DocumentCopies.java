package io.glossa.vocab.pack;

import io.glossa.corpus.mix.MixPlan;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How often each document is packed: as the mix of its corpus says in the training split, else once.
 *
 * <p>The copies of a document are called {@code ID}, {@code ID~2}, {@code ID~3}…, so that each has its own place in the order.
 */
public final class DocumentCopies implements Serializable {
    private static final long serialVersionUID = 1;
    private static final String MIXED_SPLIT = "train";

    private final MixPlan plan;
    private transient MixPlan.Copies copies;

    private DocumentCopies(MixPlan plan) {
        this.plan = plan;
    }

    /** The copies that a corpus asks for, by the folder of its splits. */
    public static DocumentCopies of(Path splits) {
        Path corpus = splits.toAbsolutePath().normalize().getParent();
        return new DocumentCopies(MixPlan.of(corpus).orElse(null));
    }

    /** The ids that a document is packed under; none when the mix leaves it out. */
    public List<String> ids(String split, String source, String id) {
        if (plan == null || !split.equals(MIXED_SPLIT)) {
            return List.of(id);
        }
        if (copies == null) {
            copies = plan.copies();
        }
        List<String> ids = new ArrayList<>();
        for (int copy = 1; copy <= copies.of(source, id); copy++) {
            ids.add(copy == 1 ? id : id + "~" + copy);
        }
        return ids;
    }
}
