package io.glossa.corpus.filter;

import java.util.List;

/**
 * Rejects menus and lists: texts too many of whose lines are short. Source: FineWeb (Penedo et al. 2024), at most 0.67 of at
 * most 30 characters. A Hangul syllable says about as much as two letters, so Korean lines count as short below half of
 * that.
 */
public final class ShortLines implements DocumentFilter {
    /** Up to which length, in UTF-16 units, a line is short. */
    static final String LENGTH = "short-line-characters";

    @Override
    public String name() {
        return "short-lines";
    }

    @Override
    public List<Threshold> thresholds() {
        return List.of(
                Threshold.share("max-short-lines").or(0.67),
                Threshold.count(LENGTH).or(30).upTo(1_000));
    }

    @Override
    public Verdict judge(AnalysedDocument document, Thresholds limits) {
        return Verdict.atMost(document.lines().shortShare(), limits.get("max-short-lines"), "share of short lines");
    }
}
