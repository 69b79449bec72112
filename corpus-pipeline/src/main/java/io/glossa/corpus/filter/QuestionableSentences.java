package io.glossa.corpus.filter;

import java.util.List;

/**
 * Rejects texts too many of whose sentences look wrong: too short or long, full of digits or program marks, with nearly
 * every word capitalised, in another language, or with a phrase that stands for spam. {@link SentenceFinder} says when.
 *
 * <p>Source: Kudugunta et al. 2023 (MADLAD-400), section 2.3: at most 0.2, sentences of 20 to 500 characters.
 */
public final class QuestionableSentences extends SentenceFilter {
    /** Below which length, in UTF-16 units, a sentence is questionable. */
    static final String SHORT = "short-sentence-characters";
    /** Above which length. */
    static final String LONG = "long-sentence-characters";

    private static final Threshold MOST =
            Threshold.share("max-questionable-sentences").or(0.2);

    /** The filter. */
    public QuestionableSentences() {
        super("questionable-sentences", MOST, SentenceCounts::questionableShare, "share of questionable sentences");
    }

    @Override
    public List<Threshold> thresholds() {
        return List.of(
                MOST,
                Threshold.count(SHORT).or(20).upTo(1_000),
                Threshold.count(LONG).or(500).upTo(100_000));
    }
}
