package io.glossa.train.eval;

import io.glossa.run.DataException;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Counts of tokens and of sequences of them in training text, from which the baselines are made.
 *
 * <p>Fed with a stream of packed documents: a beginning-of-sequence token starts a document and is a context, never an
 * event; an end-of-sequence token is neither, as evaluation does not score it.
 */
final class TokenCounts {
    private final int bosId;
    private final int eosId;
    private final int[] tokens;
    private final SortedMap<Integer, NgramCounts> ngrams = new TreeMap<>();
    private long total;

    /**
     * Begins to count.
     *
     * @param orders lengths of sequences that a model is wanted of
     */
    TokenCounts(int vocabularySize, int bosId, int eosId, Set<Integer> orders) {
        this.tokens = new int[vocabularySize];
        this.bosId = bosId;
        this.eosId = eosId;
        orders.forEach(order -> ngrams.put(order, new NgramCounts(order, bosId)));
    }

    /** Reads on; a document may continue from the call before. */
    void add(int[] sequence) {
        for (int token : sequence) {
            if (token < 0 || token >= tokens.length) {
                throw new DataException("training text holds token id " + token + ", the tokenizer has " + tokens.length
                        + " pieces; pack the text again with this tokenizer");
            }
            if (token == bosId || token == eosId) {
                ngrams.values().forEach(NgramCounts::begin);
                continue;
            }
            tokens[token]++;
            for (NgramCounts counts : ngrams.values()) {
                counts.add(token);
            }
            total++;
        }
    }

    int vocabularySize() {
        return tokens.length;
    }

    long total() {
        return total;
    }

    int count(int token) {
        return tokens[token];
    }

    NgramCounts ngrams(int order) {
        return ngrams.get(order);
    }
}
