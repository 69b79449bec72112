package io.glossa.corpus.filter;

import java.util.List;

/**
 * Rejects lists: texts nearly all of whose lines begin with a bullet. Source: Rae et al. 2021 (Gopher), table A1.
 */
public final class BulletLines implements DocumentFilter {
    @Override
    public String name() {
        return "bullet-lines";
    }

    @Override
    public List<Threshold> thresholds() {
        return List.of(Threshold.share("max-bullet-lines"));
    }

    @Override
    public Verdict judge(AnalysedDocument document, Thresholds limits) {
        return Verdict.atMost(
                document.lines().bulletShare(), limits.get("max-bullet-lines"), "share of lines with a bullet");
    }
}
