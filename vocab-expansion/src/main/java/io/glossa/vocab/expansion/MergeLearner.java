package io.glossa.vocab.expansion;

import io.glossa.vocab.expansion.Expansion.AddedPiece;
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
    private long saved;
    private int refused;

    MergeLearner(
            ExpansionBase base, List<AddedPiece> added, WordSegments segments, PieceFilter filter, GuardBudget budget) {
        this.baseSize = base.size();
        this.budget = budget;
        this.added = added;
        this.segments = segments;
        candidates = new Candidates(base, added, filter, budget.guards());
        heap = new PriorityQueue<>(Offer.order(candidates));
        for (int word = 0; word < segments.size(); word++) {
            account(word, 1, false);
        }
        for (int candidate = 0; candidate < candidates.size(); candidate++) {
            offer(candidate);
        }
    }

    /**
     * Learns up to {@code most} pieces in all, appending to the list given.
     *
     * @return why it stopped
     */
    String learn(int most, long minimumOccurrences) {
        while (added.size() < most) {
            int best = best();
            if (best < 0) {
                return "nothing left to merge";
            }
            if (candidates.count(best) < minimumOccurrences) {
                return "minimum occurrences reached";
            }
            if (isAffordable(best)) {
                learn(best);
            } else {
                refused++;
            }
        }
        return "size reached";
    }

    /** Tokens that the learned pieces save on the target's words. */
    long saved() {
        return saved;
    }

    /** Candidates that the guards refused. */
    int refused() {
        return refused;
    }

    private boolean isAffordable(int candidate) {
        for (int guard = 0; guard < budget.guards(); guard++) {
            if (!budget.admits(guard, candidates.guarded(guard, candidate), candidates.count(candidate))) {
                return false;
            }
        }
        return true;
    }

    private void learn(int candidate) {
        int piece = baseSize + added.size();
        added.add(candidates.toPiece(candidate));
        saved += candidates.count(candidate);
        candidates.learned(candidate, piece);
        int[] words = candidates.takeWords(candidate);
        for (int word : words) {
            if (holds(word, candidate)) {
                account(word, -1, false);
                merge(word, candidate);
                if (segments.guardedCount(word) > 0) {
                    budget.spend(segments.guard(word), segments.guardedCount(word));
                    segments.setChanged(word);
                }
                account(word, 1, true);
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
    private void account(int word, int sign, boolean offers) {
        long count = sign * segments.count(word);
        long guarded = sign * segments.guardedCount(word);
        int previous = -1;
        for (int i = 0; i + 1 < segments.length(word); i++) {
            int candidate = candidates.of(segments.symbol(word, i), segments.symbol(word, i + 1));
            if (candidate >= 0 && candidate != previous) {
                if (guarded != 0) {
                    candidates.addGuarded(segments.guard(word), candidate, guarded);
                }
                candidates.add(candidate, count, word);
                if (offers) {
                    offer(candidate);
                }
                previous = candidate;
            } else {
                previous = -1;
            }
        }
    }

    private void offer(int candidate) {
        if (candidates.piece(candidate) == Candidates.NO_PIECE
                && candidates.count(candidate) > candidates.offered(candidate)) {
            candidates.setOffered(candidate, candidates.count(candidate));
            heap.add(new Offer(candidates.count(candidate), candidate));
        }
    }

    private int best() {
        for (Offer top = heap.poll(); top != null; top = heap.poll()) {
            int candidate = top.candidate();
            if (candidates.piece(candidate) != Candidates.NO_PIECE || top.count() != candidates.offered(candidate)) {
                continue;
            }
            if (top.count() == candidates.count(candidate)) {
                return candidate;
            }
            candidates.setOffered(candidate, 0);
            offer(candidate);
        }
        return -1;
    }

    /**
     * A candidate with its count when it was offered.
     *
     * @param count occurrences then
     * @param candidate which
     */
    private record Offer(long count, int candidate) {
        /** Highest count first, then the shorter spelling, then the smaller. */
        static Comparator<Offer> order(Candidates candidates) {
            return (a, b) -> a.count != b.count
                    ? Long.compare(b.count, a.count)
                    : candidates.compareSpelling(a.candidate, b.candidate);
        }
    }
}
