package io.glossa.corpus.filter;

import java.util.List;
import java.util.Set;

/**
 * Rejects texts whose sentences are on average too short (lists, chat) or too long (no end marks), in letters.
 * Source: Swallow (Okazaki et al. 2024), 20 to 90 letters of Japanese; other scripts need numbers of their own.
 */
public final class SentenceLength implements DocumentFilter {
    @Override
    public String name() {
        return "sentence-length";
    }

    @Override
    public List<Threshold> thresholds() {
        return List.of(
                Threshold.count("min-sentence-letters").or(10),
                Threshold.count("max-sentence-letters").or(300).upTo(5_000));
    }

    @Override
    public Set<Measure> measures() {
        return Set.of(Measure.SENTENCES);
    }

    @Override
    public Verdict judge(AnalysedDocument document, Thresholds limits) {
        return Verdict.within(
                document.sentences().meanLetters(),
                limits.get("min-sentence-letters"),
                limits.get("max-sentence-letters"),
                "mean number of letters of a sentence");
    }
}
