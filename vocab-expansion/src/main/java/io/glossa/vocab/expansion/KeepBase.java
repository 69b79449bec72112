package io.glossa.vocab.expansion;

import java.util.List;

/**
 * Adds nothing: the base's tokenizer as it is, for continued pretraining without expansion and for models that were
 * given a tokenizer of their own.
 */
public final class KeepBase implements ExpansionPolicy {
    /** The name in settings. */
    public static final String NAME = "keep";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean addsPieces() {
        return false;
    }

    @Override
    public Expansion expand(ExpansionBase base, WordCounts words, List<Guard> guards, VocabularySettings settings) {
        return new Expansion(List.of(), 0, "the policy " + NAME + " adds no pieces");
    }
}
