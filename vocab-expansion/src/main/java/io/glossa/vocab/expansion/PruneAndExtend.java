package io.glossa.vocab.expansion;

import io.glossa.run.ConfigException;
import java.util.List;

/**
 * Prunes the base's most rarely used leaves and extends what is left: new pieces take the rows of the pruned, the rest follows
 * behind the base.
 *
 * <p>As many are pruned as are added, unless {@code prune} says fewer. A piece of any script may go ({@link LeafPruning}), so
 * guards are demanded: what they hold stays.
 *
 * <p><b>Contract.</b> That of a policy that gives up pieces ({@link ExpansionPolicy#keepsBase}); safe for the bases that {@link
 * Replacement} is safe for.
 *
 * <p><b>Source.</b> Purason et al. 2025, "Teaching Old Tokenizers New Words": leaf-based pruning before continued BPE. There ids
 * are numbered anew; here those that stay keep theirs, so that a model's rows stay where they are.
 */
public final class PruneAndExtend implements ExpansionPolicy {
    @Override
    public String name() {
        return "prune-and-extend";
    }

    @Override
    public boolean keepsBase() {
        return false;
    }

    @Override
    public int mostGivenUp(VocabularySettings settings, int pieces) {
        return settings.prune() == null ? pieces : Math.min(settings.prune(), pieces);
    }

    @Override
    public void check(VocabularySettings settings) {
        if (settings.guards().isEmpty()) {
            throw new ConfigException(
                    "policy prune-and-extend: vocab.guards is empty, so that nothing tells which pieces the"
                            + " model still needs; name a language or a source, for instance guards: {en: 100}");
        }
    }

    @Override
    public Expansion expand(ExpansionBase base, WordCounts words, List<Guard> guards, VocabularySettings settings) {
        if (guards.isEmpty()) {
            check(settings);
        }
        GivingUp giving = new GivingUp(base, words, guards, settings);
        int most = mostGivenUp(settings, giving.wanted());
        List<Integer> order = new LeafPruning(base, words, guards).order(most, id -> true);
        return giving.learn(order, GivingUp.Growth.BEHIND_THE_BASE);
    }
}
