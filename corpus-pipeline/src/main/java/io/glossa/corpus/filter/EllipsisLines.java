package io.glossa.corpus.filter;

import java.util.List;

/**
 * Rejects lists of previews: texts many of whose lines end in an ellipsis. Source: Rae et al. 2021 (Gopher), table
 * A1.
 */
public final class EllipsisLines implements DocumentFilter {
    @Override
    public String name() {
        return "ellipsis-lines";
    }

    @Override
    public List<Threshold> thresholds() {
        return List.of(Threshold.share("max-ellipsis-lines"));
    }

    @Override
    public Verdict judge(AnalysedDocument document, Thresholds limits) {
        return Verdict.atMost(
                document.lines().ellipsisShare(),
                limits.get("max-ellipsis-lines"),
                "share of lines that end in an ellipsis");
    }
}
