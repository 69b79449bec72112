package io.glossa.vocab.measure;

import io.glossa.run.DataException;
import io.glossa.vocab.Tokenizer;
import java.util.List;

/**
 * What the same meaning costs in another language: tokens of translations against those of their originals.
 *
 * <p><b>Formula.</b> parity = sum of |T(x)| / sum of |T(r)| over pairs of a text x and its translation r into the reference language,
 * English as a rule. 1 is parity; 2 means that the language pays twice for the same text and has half the context. The sum over all
 * pairs, not the mean of the pairs' quotients, which short pairs would rule. It says what the language costs its users; since
 * translations explain and borrow, it compares tokenizers, not languages.
 *
 * <p><b>Source.</b> Petrov et al. 2023, "Language Model Tokenizers Introduce Unfairness Between Languages", arXiv:2305.15425, section 3
 * (tokenization premium).
 *
 * @param pairs how many
 * @param tokens of the language's side
 * @param referenceTokens of the reference side
 * @param parity tokens / reference tokens, to four decimal places
 */
public record ParityMeasure(long pairs, long tokens, long referenceTokens, double parity) {
    /**
     * A text and its translation.
     *
     * @param reference in the reference language
     * @param text in the language that is judged
     */
    public record Pair(String reference, String text) {}

    /**
     * Measures pairs.
     *
     * @throws DataException when no pair has a token on both sides
     */
    public static ParityMeasure of(Tokenizer tokenizer, List<Pair> pairs) {
        long tokens = 0;
        long referenceTokens = 0;
        for (Pair pair : pairs) {
            tokens += tokenizer.encode(pair.text()).length;
            referenceTokens += tokenizer.encode(pair.reference()).length;
        }
        if (tokens == 0 || referenceTokens == 0) {
            throw new DataException(
                    "parity needs text on both sides, found " + pairs.size() + " pairs with " + referenceTokens
                            + " and " + tokens + " tokens; expected a reference, a tab and its translation a line");
        }
        return new ParityMeasure(pairs.size(), tokens, referenceTokens, TokenCounter.ratio(tokens, referenceTokens));
    }
}
