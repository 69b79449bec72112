package io.glossa.train.eval;

import java.util.stream.Stream;

/**
 * Counts of all sequences of 1 to n tokens, as Kneser-Ney smoothing wants them: the longest as often as they occur, a shorter
 * one by how many different tokens it was seen after. What begins a document has nothing before it and counts as it occurs.
 *
 * <p><b>Cost.</b> A few lookups a token; memory for every different sequence ({@link NgramTable}).
 */
final class NgramCounts {
    /** {@code tables[k]} holds the sequences of k tokens; the empty one is context 0 of {@code tables[1]}. */
    private final NgramTable[] tables;

    private final int bosId;
    /** The number of the last k tokens, k from 0. */
    private final int[] recent;

    private int held;

    /**
     * Begins to count.
     *
     * @param order tokens of the longest sequences, at least 2
     * @param bosId begins every document; a context, never counted
     */
    NgramCounts(int order, int bosId) {
        this.tables = Stream.generate(NgramTable::new).limit(order + 1L).toArray(NgramTable[]::new);
        this.bosId = bosId;
        this.recent = new int[order];
        begin();
    }

    /** Begins a document. */
    void begin() {
        recent[1] = tables[1].number(0, bosId);
        held = 1;
    }

    /** Reads the next token of the document. */
    void add(int token) {
        boolean fresh = true;
        for (int length = Math.min(order(), held + 1); length > 0 && fresh; length--) {
            NgramTable table = tables[length];
            int known = table.size();
            table.see(table.number(recent[length - 1], token));
            fresh = table.size() > known;
        }
        held = Math.min(order() - 1, held + 1);
        // From the longest down: a number is made of that of one token less.
        for (int length = held; length > 0; length--) {
            recent[length] = tables[length].find(recent[length - 1], token);
        }
    }

    /** Tokens of the longest sequences. */
    int order() {
        return tables.length - 1;
    }

    /** The sequences of so many tokens. */
    NgramTable table(int length) {
        return tables[length];
    }

    /** The number of the tokens from {@code from} to before {@code to}, or -1 when they were never seen together. */
    int find(int[] tokens, int from, int to) {
        int number = 0;
        for (int i = from; i < to && number >= 0; i++) {
            number = tables[i - from + 1].find(number, tokens[i]);
        }
        return number;
    }
}
