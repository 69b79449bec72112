package io.glossa.corpus.filter;

import java.util.List;

/**
 * Rejects headlines and shouting: texts too many of whose words are in capitals. Source: RedPajama-Data v2 records
 * this share (rps_doc_frac_all_caps_words) and names no number; ours is 0.3.
 */
public final class CapitalWords implements DocumentFilter {
    @Override
    public String name() {
        return "capital-words";
    }

    @Override
    public List<Threshold> thresholds() {
        return List.of(Threshold.share("max-capital-words").or(0.3));
    }

    @Override
    public Verdict judge(AnalysedDocument document, Thresholds limits) {
        return Verdict.atMost(
                document.words().capitalShare(), limits.get("max-capital-words"), "share of words in capitals");
    }
}
