package io.glossa.vocab.expansion;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.IntPredicate;

/**
 * Which pieces of a base can be given up, the most rarely used first.
 *
 * <p>A <i>leaf</i> is a piece that no other is joined from. Encoding never goes on from a leaf: once made, it stays. So where the
 * base cuts a text into other pieces, the leaf was never made on the way, and without it the text is cut as before. Giving up
 * anything else would put the pieces made of it out of reach.
 *
 * <p><b>Formula.</b> Leaves stand in a heap by how often they occur, the later id first where that is equal. The first is given
 * up; its occurrences go to the pieces that it is cut into from now on; a piece that it was the last to be joined from becomes
 * a leaf. What occurs in guarded text is never given up, nor what is not joined from others: characters, bytes and marks.
 *
 * <p><b>Determinism.</b> A pure function. <b>Cost.</b> Each piece's joins once.
 *
 * <p><b>Source.</b> Purason et al. 2025, "Teaching Old Tokenizers New Words": leaf-based pruning.
 */
final class LeafPruning {
    private final ExpansionBase base;
    private final long[] uses;
    private final boolean[] guarded;
    private final int[] joinedFrom;

    /** Counts how the base cuts the target's and the guarded words. */
    LeafPruning(ExpansionBase base, WordCounts words, List<Guard> guards) {
        this.base = base;
        uses = new long[base.size()];
        guarded = new boolean[base.size()];
        joinedFrom = new int[base.size()];
        words.forEach((word, count) -> use(word, count, false));
        guards.forEach(guard -> guard.words().forEach((word, count) -> use(word, count, true)));
        for (int id = 0; id < base.size(); id++) {
            for (int[] join : base.joins(id)) {
                joinedFrom[join[0]]++;
                joinedFrom[join[1]]++;
            }
        }
    }

    private void use(String word, long count, boolean isGuarded) {
        for (int id : base.segment(word)) {
            if (id >= 0) {
                uses[id] += count;
                guarded[id] |= isGuarded;
            }
        }
    }

    /**
     * Ids to give up, in an order whose every beginning is sound.
     *
     * @param candidate which ids may go
     */
    List<Integer> order(int most, IntPredicate candidate) {
        PriorityQueue<Integer> leaves = new PriorityQueue<>(
                Comparator.<Integer>comparingLong(id -> uses[id]).thenComparing(Comparator.<Integer>reverseOrder()));
        for (int id = 0; id < base.size(); id++) {
            offer(id, candidate, leaves);
        }
        List<Integer> order = new ArrayList<>();
        while (order.size() < most && !leaves.isEmpty()) {
            int leaf = leaves.poll();
            order.add(leaf);
            for (int part : parts(leaf)) {
                uses[part] += uses[leaf];
            }
            for (int[] join : base.joins(leaf)) {
                joinedFrom[join[0]]--;
                joinedFrom[join[1]]--;
                offer(join[0], candidate, leaves);
                if (join[1] != join[0]) {
                    offer(join[1], candidate, leaves);
                }
            }
        }
        return order;
    }

    /** What it is when it is offered no longer changes: nothing that could hand it occurrences is left. */
    private void offer(int id, IntPredicate candidate, PriorityQueue<Integer> leaves) {
        if (joinedFrom[id] == 0
                && !guarded[id]
                && candidate.test(id)
                && !base.joins(id).isEmpty()) {
            leaves.add(id);
        }
    }

    /** What a piece is cut into when it is no piece: the base's joins of its characters, all but the last. */
    private List<Integer> parts(int piece) {
        List<Integer> symbols = new ArrayList<>();
        base.spelling(piece).codePoints().forEach(point -> {
            for (int id : base.segment(Character.toString(point))) {
                if (id >= 0) {
                    symbols.add(id);
                }
            }
        });
        while (true) {
            int at = -1;
            int best = -1;
            for (int i = 0; i + 1 < symbols.size(); i++) {
                String spelling = base.spelling(symbols.get(i)) + base.spelling(symbols.get(i + 1));
                int joined = base.joined(symbols.get(i), symbols.get(i + 1), spelling);
                if (joined >= 0 && joined != piece && (best < 0 || !base.precedes(best, joined))) {
                    best = joined;
                    at = i;
                }
            }
            if (at < 0) {
                return symbols;
            }
            symbols.set(at, best);
            symbols.remove(at + 1);
        }
    }
}
