package io.glossa.corpus.filter;

import java.util.List;

/**
 * Rejects texts with too many characters that are neither letters nor their marks: digits, punctuation, white
 * space, symbols.
 *
 * <p>Source: ROOTS (Laurençon et al. 2022) and SailCraft, at most 0.4; data-juicer 0.25.
 */
public final class SpecialCharacters implements DocumentFilter {
    @Override
    public String name() {
        return "special-characters";
    }

    @Override
    public List<Threshold> thresholds() {
        return List.of(Threshold.share("max-special-characters").or(0.4));
    }

    @Override
    public Verdict judge(AnalysedDocument document, Thresholds limits) {
        return Verdict.atMost(
                document.characters()
                        .share(document.characters().total()
                                - document.characters().letters()
                                - document.characters().marks()),
                limits.get("max-special-characters"),
                "share of characters other than letters");
    }
}
