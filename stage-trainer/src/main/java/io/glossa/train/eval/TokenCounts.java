package io.glossa.train.eval;

import io.glossa.run.DataException;

/**
 * Counts of tokens and of pairs of neighbours in training text, from which the baselines are made.
 *
 * <p>Fed with a stream of packed documents: a beginning-of-sequence token starts a document and is a context, never an
 * event; an end-of-sequence token is neither, as evaluation does not score it.
 */
final class TokenCounts {
    private final int bosId;
    private final int eosId;
    private final int[] tokens;
    private final PairCounts pairs = new PairCounts();
    private long total;
    private int previous;

    TokenCounts(int vocabularySize, int bosId, int eosId) {
        this.tokens = new int[vocabularySize];
        this.bosId = bosId;
        this.eosId = eosId;
        this.previous = bosId;
    }

    /** Reads on; a document may continue from the call before. */
    void add(int[] sequence) {
        for (int token : sequence) {
            if (token < 0 || token >= tokens.length) {
                throw new DataException("training text holds token id " + token + ", the tokenizer has " + tokens.length
                        + " pieces; pack the text again with this tokenizer");
            }
            if (token == bosId || token == eosId) {
                previous = bosId;
                continue;
            }
            tokens[token]++;
            pairs.add(previous, token);
            previous = token;
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

    PairCounts pairs() {
        return pairs;
    }
}
