package io.glossa.corpus.filter;

import java.util.List;

/**
 * Rejects texts with too many number signs, or too many ellipses, for their words: tag clouds and previews.
 * Source: Rae et al. 2021 (Gopher), table A1.
 */
public final class SymbolWords implements DocumentFilter {
    @Override
    public String name() {
        return "symbol-words";
    }

    @Override
    public List<Threshold> thresholds() {
        return List.of(Threshold.count("max-symbols-per-word"));
    }

    @Override
    public Verdict judge(AnalysedDocument document, Thresholds limits) {
        double hashMarks = document.words().perWord(document.characters().hashMarks());
        double ellipses = document.words().perWord(document.characters().ellipses());
        String what = hashMarks > ellipses ? "number signs per word" : "ellipses per word";
        return Verdict.atMost(Math.max(hashMarks, ellipses), limits.get("max-symbols-per-word"), what);
    }
}
