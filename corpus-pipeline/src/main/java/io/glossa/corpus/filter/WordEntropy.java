package io.glossa.corpus.filter;

import java.util.List;
import java.util.Set;

/**
 * Rejects texts whose words are nearly all the same few. Source: RedPajama-Data v2 records the entropy
 * (rps_doc_unigram_entropy) and names no number; ours is 3 bits, eight words of equal frequency.
 */
public final class WordEntropy implements DocumentFilter {
    @Override
    public String name() {
        return "word-entropy";
    }

    @Override
    public List<Threshold> thresholds() {
        return List.of(Threshold.count("min-word-entropy").or(3).upTo(20));
    }

    @Override
    public Set<Measure> measures() {
        return Set.of(Measure.WORD_VARIETY);
    }

    @Override
    public Verdict judge(AnalysedDocument document, Thresholds limits) {
        return Verdict.atLeast(
                document.variety().entropyBits(), limits.get("min-word-entropy"), "entropy of the words in bits");
    }
}
