package io.glossa.corpus.filter;

import java.util.List;

/**
 * Rejects texts too few of whose words have a letter of the language's script. Source: EleutherAI DPS,
 * korean_job.yaml, Korean word ratio of at least 0.25.
 */
public final class ScriptWords implements DocumentFilter {
    @Override
    public String name() {
        return "script-words";
    }

    @Override
    public List<Threshold> thresholds() {
        return List.of(Threshold.share("min-script-words").or(0.25));
    }

    @Override
    public Verdict judge(AnalysedDocument document, Thresholds limits) {
        return Verdict.atLeast(
                document.words().scriptShare(),
                limits.get("min-script-words"),
                "share of words in the language's script");
    }
}
