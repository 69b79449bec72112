package io.glossa.corpus.filter;

import java.util.List;

/**
 * Rejects lists of links and headings: texts too few of whose lines end as sentences do, in an end mark of any
 * script (in Greek the semicolon too) or a closing quotation mark.
 *
 * <p>Source: FineWeb (Penedo et al. 2024), at least 0.12; FineWeb-2 learns the number for each language.
 */
public final class LinePunctuation implements DocumentFilter {
    @Override
    public String name() {
        return "line-punctuation";
    }

    @Override
    public List<Threshold> thresholds() {
        return List.of(Threshold.share("min-line-punctuation").or(0.12));
    }

    @Override
    public Verdict judge(AnalysedDocument document, Thresholds limits) {
        return Verdict.atLeast(
                document.lines().endedShare(),
                limits.get("min-line-punctuation"),
                "share of lines that end as sentences do");
    }
}
