package io.glossa.init.method;

import io.glossa.init.EmbeddingInitializer;
import io.glossa.init.MethodContext;
import io.glossa.init.NewPiece;
import io.glossa.init.RowInitializer;
import java.util.OptionalInt;

/**
 * A new row is that of the longest base piece that its spelling begins with.
 *
 * <p><b>Formula.</b> {@code e = E[argmax length of s, s a prefix of t]}. A piece that the base writes with a single token of another form, such
 * as a fallback byte, takes that row. The space of a word's beginning alone is no prefix: it says nothing about the word. A piece without
 * either is declined. Unlike {@code first-part} this does not follow the base tokenizer's own cut.
 *
 * <p><b>Source.</b> The prefix and byte matches of mergekit's tokensurgeon, which has no rule about the space.
 */
public final class LongestPrefixInitializer implements EmbeddingInitializer {
    @Override
    public String name() {
        return "longest-prefix";
    }

    @Override
    public String description() {
        return "the row of the longest base piece that the spelling begins with";
    }

    @Override
    public RowInitializer prepare(MethodContext context) {
        BaseSpellings base = BaseSpellings.of(context);
        return (piece, row) -> {
            OptionalInt found = find(piece, context, base);
            if (found.isEmpty()) {
                return found;
            }
            context.matrix().add(found.getAsInt(), 1, row);
            return OptionalInt.of(1);
        };
    }

    private static OptionalInt find(NewPiece piece, MethodContext context, BaseSpellings base) {
        if (piece.parts().size() == 1) {
            return OptionalInt.of(piece.parts().get(0));
        }
        for (int length = piece.surface().length() - 1; length > 0; length--) {
            OptionalInt row = base.row(piece.surface().substring(0, length));
            if (row.isPresent() && !context.vocabulary().text(row.getAsInt()).isBlank()) {
                return row;
            }
        }
        return OptionalInt.empty();
    }
}
