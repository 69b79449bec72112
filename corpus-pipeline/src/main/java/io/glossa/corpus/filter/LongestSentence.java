package io.glossa.corpus.filter;

import java.util.List;
import java.util.Set;

/**
 * Rejects texts with a sentence of very many letters, which is no sentence but a table or text without end marks.
 * Source: Swallow (Okazaki et al. 2024), at most 200 letters of Japanese; an alphabet needs about three times as
 * many.
 */
public final class LongestSentence implements DocumentFilter {
    @Override
    public String name() {
        return "longest-sentence";
    }

    @Override
    public List<Threshold> thresholds() {
        return List.of(Threshold.count("max-longest-sentence").or(600).upTo(100_000));
    }

    @Override
    public Set<Measure> measures() {
        return Set.of(Measure.SENTENCES);
    }

    @Override
    public Verdict judge(AnalysedDocument document, Thresholds limits) {
        return Verdict.atMost(
                document.sentences().longestLetters(),
                limits.get("max-longest-sentence"),
                "number of letters of the longest sentence");
    }
}
