package io.glossa.corpus.filter;

import java.util.List;

/**
 * Rejects pages whose address contains strings of the user's lists under {@code corpus.lists.url-parts}. A text without an
 * address passes. Source: datatrove's URL filter, which allows no banned substring and one "soft" one.
 */
public final class ListedUrlParts implements DocumentFilter {
    static final String NAME = "listed-url-parts";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Threshold> thresholds() {
        return List.of(Threshold.count("max-listed-url-parts").or(0).upTo(100));
    }

    @Override
    public Verdict judge(AnalysedDocument document, Thresholds limits) {
        return Verdict.atMost(
                document.page().listedParts(),
                limits.get("max-listed-url-parts"),
                "number of listed strings in the address");
    }
}
