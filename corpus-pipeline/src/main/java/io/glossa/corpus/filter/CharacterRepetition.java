package io.glossa.corpus.filter;

import java.util.List;
import java.util.Set;

/**
 * Rejects texts that say the same again, found without words: too large a share of the most frequent runs of ten
 * characters (see {@link RepeatedCharacters}).
 *
 * <p>Source: ROOTS (Laurençon et al. 2022) and SailCraft, at most 0.2; data-juicer 0.5.
 */
public final class CharacterRepetition implements DocumentFilter {
    @Override
    public String name() {
        return "character-repetition";
    }

    @Override
    public List<Threshold> thresholds() {
        return List.of(Threshold.share("max-character-repetition").or(0.2));
    }

    @Override
    public Set<Measure> measures() {
        return Set.of(Measure.CHARACTER_REPETITION);
    }

    @Override
    public Verdict judge(AnalysedDocument document, Thresholds limits) {
        return Verdict.atMost(
                document.characterRepetition(),
                limits.get("max-character-repetition"),
                "share of the most frequent runs of ten characters");
    }
}
