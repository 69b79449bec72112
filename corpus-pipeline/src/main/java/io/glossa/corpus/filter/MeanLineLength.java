package io.glossa.corpus.filter;

import java.util.List;

/**
 * Rejects columns of short entries: texts whose lines are short on average. Source: data-juicer,
 * average_line_length_filter, at least 10 characters.
 */
public final class MeanLineLength implements DocumentFilter {
    @Override
    public String name() {
        return "mean-line-length";
    }

    @Override
    public List<Threshold> thresholds() {
        return List.of(Threshold.count("min-mean-line-length").or(10));
    }

    @Override
    public Verdict judge(AnalysedDocument document, Thresholds limits) {
        return Verdict.atLeast(
                document.lines().meanLength(),
                limits.get("min-mean-line-length"),
                "mean number of characters of a line");
    }
}
