package io.glossa.corpus.filter;

import java.util.List;

/**
 * Rejects texts too much of which stands in paragraphs that repeat an earlier paragraph. Source: Rae et al. 2021
 * (Gopher), table A1.
 */
public final class DuplicateParagraphCharacters implements DocumentFilter {
    @Override
    public String name() {
        return "duplicate-paragraph-characters";
    }

    @Override
    public List<Threshold> thresholds() {
        return List.of(Threshold.share("max-duplicate-paragraph-characters"));
    }

    @Override
    public Verdict judge(AnalysedDocument document, Thresholds limits) {
        return Verdict.atMost(
                document.repetition().paragraphCharacters(),
                limits.get("max-duplicate-paragraph-characters"),
                "share of characters in repeated paragraphs");
    }
}
