package io.glossa.corpus.filter;

import java.util.List;

/**
 * Rejects texts too few of whose letters belong to the script of the language; a text without letters has none.
 */
public final class Script implements DocumentFilter {
    @Override
    public String name() {
        return "script";
    }

    @Override
    public List<Threshold> thresholds() {
        return List.of(Threshold.share("min-script-share"));
    }

    @Override
    public Verdict judge(AnalysedDocument document, Thresholds limits) {
        return Verdict.atLeast(
                document.characters().scriptShare(),
                limits.get("min-script-share"),
                "share of letters in the language's script");
    }
}
