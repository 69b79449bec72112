package io.glossa.corpus.filter;

import java.util.List;
import java.util.Set;

/**
 * Rejects texts with too few different words for their length. Long texts have fewer, so that a number that suits
 * pages does not suit books.
 *
 * <p>Source: RedPajama-Data v2 records this share (rps_doc_frac_unique_words) and names no number; ours is 0.1.
 */
public final class UniqueWords implements DocumentFilter {
    @Override
    public String name() {
        return "unique-words";
    }

    @Override
    public List<Threshold> thresholds() {
        return List.of(Threshold.share("min-unique-words").or(0.1));
    }

    @Override
    public Set<Measure> measures() {
        return Set.of(Measure.WORD_VARIETY);
    }

    @Override
    public Verdict judge(AnalysedDocument document, Thresholds limits) {
        return Verdict.atLeast(
                document.variety().distinctShare(), limits.get("min-unique-words"), "share of different words");
    }
}
