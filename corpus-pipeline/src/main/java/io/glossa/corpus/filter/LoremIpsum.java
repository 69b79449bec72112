package io.glossa.corpus.filter;

import io.glossa.corpus.lists.PhraseFinder;
import java.util.List;

/** Rejects pages that were never filled: texts with the placeholder "lorem ipsum". Source: C4 (Raffel et al. 2020), none. */
public final class LoremIpsum implements DocumentFilter {
    private static final PhraseFinder PLACEHOLDER = new PhraseFinder(List.of("lorem ipsum"));

    @Override
    public String name() {
        return "lorem-ipsum";
    }

    @Override
    public List<Threshold> thresholds() {
        return List.of(Threshold.count("max-lorem-ipsum").or(0).upTo(1_000));
    }

    @Override
    public Verdict judge(AnalysedDocument document, Thresholds limits) {
        return Verdict.atMost(
                PLACEHOLDER.count(document.text()), limits.get("max-lorem-ipsum"), "number of 'lorem ipsum'");
    }
}
