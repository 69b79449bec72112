package io.glossa.vocab.expansion;

import java.util.List;

/**
 * Continued byte-pair encoding: begins with the base tokenizer's own segmentation of every word and learns further merges
 * on the target's words.
 *
 * <p><b>Formula.</b> First the target script's characters, most frequent first, up to the coverage. Then, again and again,
 * the spelling whose two halves stand side by side most often becomes a piece and is merged everywhere. Ties: the shorter
 * spelling, then the lexicographically smaller.
 *
 * <p>Since later pieces have lower scores, the learner's segmentation of a word after each step is exactly what encoding
 * with the pieces so far gives; so counts are true occurrences and no piece is unreachable. Donor vocabularies merged in
 * by hand have neither property.
 *
 * <p>With guards a candidate must also pay for the guarded words that it changes ({@link GuardBudget}); {@link PriceSearch}
 * learns at a few prices and keeps the run that saves most tokens.
 *
 * <p><b>Determinism.</b> Depends on words, counts, guards, base and settings only.
 *
 * <p><b>Cost.</b> Memory: 4 bytes a character of the distinct words and the inverted lists, about 1 GB for ten million
 * words. Time: a word is visited again for each merge in it, about ten times.
 *
 * <p><b>Source.</b> Sennrich et al. 2016, arXiv:1508.07909; the merges go on from a base's own segmentation.
 */
public final class ContinuedBpe implements ExpansionPolicy {
    @Override
    public String name() {
        return "continued-bpe";
    }

    @Override
    public Expansion expand(ExpansionBase base, WordCounts words, List<Guard> guards, VocabularySettings settings) {
        PieceLearning learning = new PieceLearning(base, words, guards, settings);
        return learning.learn(learning.size(0), spelling -> true);
    }
}
