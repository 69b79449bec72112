package io.glossa.corpus.filter;

import java.util.List;

/**
 * Rejects pages whose host, or a domain above it, stands on one of the user's lists under {@code corpus.lists.hosts}. A text
 * without an address passes. Source: FineWeb and dolma, which use the lists of the University of Toulouse so.
 */
public final class ListedHost implements DocumentFilter {
    static final String NAME = "listed-host";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Threshold> thresholds() {
        return List.of();
    }

    @Override
    public Verdict judge(AnalysedDocument document, Thresholds limits) {
        PageAddress page = document.page();
        return page.listed() ? new Verdict(1, "the host " + page.host() + " is on a list") : new Verdict(0, "");
    }
}
