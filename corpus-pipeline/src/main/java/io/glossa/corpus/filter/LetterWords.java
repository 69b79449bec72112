package io.glossa.corpus.filter;

import java.util.List;

/**
 * Rejects tables of numbers: texts too few of whose words have a letter. Source: Rae et al. 2021 (Gopher), table
 * A1.
 */
public final class LetterWords implements DocumentFilter {
    @Override
    public String name() {
        return "letter-words";
    }

    @Override
    public List<Threshold> thresholds() {
        return List.of(Threshold.share("min-letter-words"));
    }

    @Override
    public Verdict judge(AnalysedDocument document, Thresholds limits) {
        return Verdict.atLeast(
                document.words().letterShare(), limits.get("min-letter-words"), "share of words with a letter");
    }
}
