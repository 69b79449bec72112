package io.glossa.init.method;

import io.glossa.init.EmbeddingInitializer;
import io.glossa.init.MethodContext;
import io.glossa.init.RowInitializer;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A new row is that of the base piece whose text is nearest by edit distance.
 *
 * <p><b>Formula.</b> {@code e = E[argmin over v of edit(t, v)]} over texts, the space of a word's beginning being a character; among equally
 * near pieces the lowest id. A piece from which every base piece differs in all characters, as in a script that the base lacks, is
 * declined: no base piece is nearer to it than any other of its length. <b>Cost.</b> New pieces times base pieces of a like length, for
 * each once.
 *
 * <p><b>Source.</b> The minimum edit distance mapping of tokenkit (Minixhofer et al. 2025, arXiv 2503.20083), whose ties depend on an order
 * by length.
 */
public final class EditDistanceInitializer implements EmbeddingInitializer {
    @Override
    public String name() {
        return "edit-distance";
    }

    @Override
    public String description() {
        return "the row of the base piece whose text is nearest by insertions, deletions and replacements";
    }

    @Override
    public RowInitializer prepare(MethodContext context) {
        NearestText texts = NearestText.of(context);
        Map<Integer, Integer> nearest = new ConcurrentHashMap<>();
        return (piece, row) -> {
            int found = nearest.computeIfAbsent(piece.id(), id -> texts.find(piece.text()));
            if (found == NearestText.NONE) {
                return OptionalInt.empty();
            }
            context.matrix().add(found, 1, row);
            return OptionalInt.of(1);
        };
    }
}
