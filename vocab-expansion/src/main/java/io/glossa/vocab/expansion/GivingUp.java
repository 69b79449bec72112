package io.glossa.vocab.expansion;

import java.util.List;
import java.util.TreeSet;

/**
 * What the policies that give up pieces of the base share: they learn over the base without these, and never give up more than
 * are learned.
 */
final class GivingUp {
    private final ExpansionBase base;
    private final WordCounts words;
    private final List<Guard> guards;
    private final VocabularySettings settings;
    private final int wanted;

    GivingUp(ExpansionBase base, WordCounts words, List<Guard> guards, VocabularySettings settings) {
        this.base = base;
        this.words = words;
        this.guards = guards;
        this.settings = settings;
        wanted = new PieceLearning(base, words, guards, settings).wanted();
    }

    /** Pieces to add before padding. */
    int wanted() {
        return wanted;
    }

    /**
     * Learns with fewer and fewer given up until each one's row goes to a new piece.
     *
     * @param order ids to give up, rarest first
     * @param grows whether pieces beyond these are added behind the base
     */
    Expansion learn(List<Integer> order, Growth grows) {
        List<Integer> lost = order;
        while (true) {
            ExpansionBase reduced = lost.isEmpty() ? base : base.without(new TreeSet<>(lost));
            PieceLearning learning = new PieceLearning(reduced, words, guards, settings);
            boolean behind = grows == Growth.BEHIND_THE_BASE && wanted > lost.size();
            SizeLimit size = behind ? learning.size(lost.size()) : SizeLimit.ofRows(base.size(), lost.size());
            Expansion learned = learning.learn(size, spelling -> true);
            if (learned.pieces().size() >= lost.size()) {
                return new Expansion(
                        learned.pieces(), learned.characterCoverage(), learned.stop(), lost, learned.guards());
            }
            lost = lost.subList(0, learned.pieces().size());
        }
    }

    /** Where pieces go that find no row given up. */
    enum Growth {
        /** There are none: the size of the vocabulary stays. */
        NONE,
        /** Behind the base, up to the multiple. */
        BEHIND_THE_BASE
    }
}
