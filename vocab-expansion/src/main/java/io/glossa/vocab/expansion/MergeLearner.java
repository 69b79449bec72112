package io.glossa.vocab.expansion;

import io.glossa.vocab.expansion.Expansion.AddedPiece;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Learns merges greedily over segmented words.
 *
 * <p>Candidates are spellings, not pairs: two pairs with the same spelling become the same piece when encoding, so they
 * are counted and merged together. A candidate's entry in the heap may be out of date; it is put right when it surfaces.
 */
final class MergeLearner {
    private final int baseSize;
    private final List<AddedPiece> added;
    private final WordSegments segments;
    private final Candidates candidates;
    private final PriorityQueue<Offer> heap;
    private final GuardBudget budget;
    private boolean learning;
    private long saved;
    private int refused;

    /** A learner over segments, which it changes. */
    MergeLearner(
            ExpansionBase base, List<AddedPiece> characters, WordSegments segments, PieceFilter filter, int guards) {
        baseSize = base.size();
        added = new ArrayList<>(characters);
        this.segments = segments;
        budget = GuardBudget.unlimited();
        candidates = new Candidates(base, added, filter, guards, segments.isWeighted());
        heap = new PriorityQueue<>(Offer.order(candidates));
        for (int word = 0; word < segments.size(); word++) {
            count(word);
        }
    }

    private MergeLearner(MergeLearner from, GuardBudget budget) {
        baseSize = from.baseSize;
        added = new ArrayList<>(from.added);
        segments = from.segments.copy();
        this.budget = budget;
        candidates = from.candidates.copy(added);
        for (int guard = 0; guard < budget.guards(); guard++) {
            budget.spend(guard, segments.changedCount(guard));
        }
        heap = new PriorityQueue<>(Offer.order(candidates));
    }

    /** This learner as it was made, to learn under a budget; this one stays as it is. */
    MergeLearner under(GuardBudget other) {
        return new MergeLearner(this, other);
    }

    /**
     * Learns until the size is reached, no candidate is left, or none occurs often enough.
     *
     * @return why it stopped
     */
    String learn(SizeLimit size, StopRule stop) {
        learning = true;
        for (int candidate = 0; candidate < candidates.size(); candidate++) {
            offer(candidate);
        }
        // Where languages share, a lighter candidate may occur more often.
        double leastWeight = stop.floor() * segments.leastWeight();
        while (added.size() < size.most()) {
            int best = best();
            if (best < 0) {
                return "nothing left to merge";
            }
            if (candidates.weight(best) < leastWeight) {
                return stop.atFloor(candidates.spelling(best), candidates.count(best));
            }
            if (candidates.count(best) >= stop.floor()) {
                if (budget.admits(candidates, best)) {
                    learn(best);
                } else {
                    refused++;
                }
            }
        }
        return size.reason();
    }

    /** The pieces, characters first. */
    List<AddedPiece> added() {
        return added;
    }

    /** Tokens that the learned pieces save on the target's words, by weight. */
    long saved() {
        return saved;
    }

    /** Candidates that the guards refused. */
    int refused() {
        return refused;
    }

    private void learn(int candidate) {
        int piece = baseSize + added.size();
        added.add(candidates.toPiece(candidate));
        saved += candidates.weight(candidate);
        candidates.learned(candidate, piece);
        int[] words = candidates.takeWords(candidate);
        for (int word : words) {
            if (holds(word, candidate)) {
                uncount(word);
                merge(word, candidate);
                if (segments.guardedCount(word) > 0) {
                    budget.spend(segments.guard(word), segments.guardedCount(word));
                    segments.setChanged(word);
                }
                count(word);
            }
        }
    }

    private boolean holds(int word, int candidate) {
        for (int i = 0; i + 1 < segments.length(word); i++) {
            if (candidates.of(segments.symbol(word, i), segments.symbol(word, i + 1)) == candidate) {
                return true;
            }
        }
        return false;
    }

    /** From the left, as encoding does: the new piece, and at once whatever known piece it completes. */
    private void merge(int word, int candidate) {
        for (int i = 0; i + 1 < segments.length(word); i++) {
            if (candidates.of(segments.symbol(word, i), segments.symbol(word, i + 1)) == candidate) {
                segments.join(word, i, candidates.piece(candidate));
                i = settle(word, i);
            }
        }
    }

    /** Joins the symbol at an index with its neighbours while they spell a known piece; answers where it ends up. */
    private int settle(int word, int index) {
        int at = index;
        while (true) {
            int left = at > 0 ? known(word, at - 1) : Candidates.NO_PIECE;
            int right = at + 1 < segments.length(word) ? known(word, at) : Candidates.NO_PIECE;
            if (left == Candidates.NO_PIECE && right == Candidates.NO_PIECE) {
                return at;
            }
            boolean takesLeft =
                    right == Candidates.NO_PIECE || (left != Candidates.NO_PIECE && candidates.precedes(left, right));
            at -= takesLeft ? 1 : 0;
            segments.join(word, at, takesLeft ? left : right);
        }
    }

    private int known(int word, int index) {
        int candidate = candidates.of(segments.symbol(word, index), segments.symbol(word, index + 1));
        return candidate < 0 ? Candidates.NO_PIECE : candidates.piece(candidate);
    }

    /** Adds a word's pairs to the counts; of overlapping equal ones, as in {@code ㅋㅋㅋ}, every other one. */
    private void count(int word) {
        int previous = -1;
        for (int i = 0; i + 1 < segments.length(word); i++) {
            int candidate = candidates.of(segments.symbol(word, i), segments.symbol(word, i + 1));
            boolean counts = candidate >= 0 && candidate != previous;
            if (counts) {
                candidates.add(candidate, segments.weight(word), segments.count(word), word);
                if (segments.guardedCount(word) > 0) {
                    candidates.addGuarded(segments.guard(word), candidate, segments.guardedCount(word));
                }
                if (learning) {
                    offer(candidate);
                }
            }
            previous = counts ? candidate : -1;
        }
    }

    /** Takes them away again. */
    private void uncount(int word) {
        int previous = -1;
        for (int i = 0; i + 1 < segments.length(word); i++) {
            int candidate = candidates.of(segments.symbol(word, i), segments.symbol(word, i + 1));
            boolean counts = candidate >= 0 && candidate != previous;
            if (counts) {
                candidates.remove(candidate, segments.weight(word), segments.count(word));
                if (segments.guardedCount(word) > 0) {
                    candidates.addGuarded(segments.guard(word), candidate, -segments.guardedCount(word));
                }
            }
            previous = counts ? candidate : -1;
        }
    }

    private void offer(int candidate) {
        if (candidates.piece(candidate) == Candidates.NO_PIECE
                && candidates.weight(candidate) > candidates.offered(candidate)) {
            candidates.setOffered(candidate, candidates.weight(candidate));
            heap.add(new Offer(candidates.weight(candidate), candidate));
        }
    }

    private int best() {
        for (Offer top = heap.poll(); top != null; top = heap.poll()) {
            int candidate = top.candidate();
            if (candidates.piece(candidate) != Candidates.NO_PIECE || top.weight() != candidates.offered(candidate)) {
                continue;
            }
            if (top.weight() == candidates.weight(candidate)) {
                return candidate;
            }
            candidates.setOffered(candidate, 0);
            offer(candidate);
        }
        return -1;
    }

    /**
     * A candidate with its weight when it was offered.
     *
     * @param weight then
     * @param candidate which
     */
    private record Offer(long weight, int candidate) {
        /** Highest weight first, then the shorter spelling, then the smaller. */
        static Comparator<Offer> order(Candidates candidates) {
            return (a, b) -> a.weight != b.weight
                    ? Long.compare(b.weight, a.weight)
                    : candidates.compareSpelling(a.candidate, b.candidate);
        }
    }
}
