package io.glossa.corpus.filter;

import java.util.List;

/**
 * Rejects bibliographies and program text: texts too many of whose characters are brackets. Source: NeMo Curator,
 * ParenthesesFilter, at most 0.1.
 */
public final class Parentheses implements DocumentFilter {
    @Override
    public String name() {
        return "parentheses";
    }

    @Override
    public List<Threshold> thresholds() {
        return List.of(Threshold.share("max-parentheses").or(0.1));
    }

    @Override
    public Verdict judge(AnalysedDocument document, Thresholds limits) {
        return Verdict.atMost(
                document.characters().share(document.characters().parentheses()),
                limits.get("max-parentheses"),
                "share of brackets");
    }
}
