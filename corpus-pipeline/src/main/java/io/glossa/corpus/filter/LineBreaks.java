package io.glossa.corpus.filter;

import java.util.List;

/**
 * Rejects texts broken into lines of a few words, as menus and tables are. Source: FineWeb (Penedo et al. 2024),
 * at most 0.3 line ends a word.
 */
public final class LineBreaks implements DocumentFilter {
    @Override
    public String name() {
        return "line-breaks";
    }

    @Override
    public List<Threshold> thresholds() {
        return List.of(Threshold.count("max-line-breaks-per-word").or(0.3).upTo(10));
    }

    @Override
    public Verdict judge(AnalysedDocument document, Thresholds limits) {
        return Verdict.atMost(
                document.words().perWord(document.characters().lineFeeds()),
                limits.get("max-line-breaks-per-word"),
                "line ends per word");
    }
}
