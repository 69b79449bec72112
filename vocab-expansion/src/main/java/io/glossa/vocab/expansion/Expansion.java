package io.glossa.vocab.expansion;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The pieces that a policy chose, in the order of their merging.
 *
 * @param pieces the pieces
 * @param characterCoverage share of the target script's characters in the corpus that are pieces now
 * @param stop why there are no more
 * @param lost ids of the base that are given up, in rising order; the first pieces take them, the rest follows behind the
 *     base. Empty for every policy that keeps the base
 * @param guards what each guard came to, by name
 */
public record Expansion(
        List<AddedPiece> pieces,
        double characterCoverage,
        String stop,
        List<Integer> lost,
        SortedMap<String, GuardOutcome> guards) {
    public Expansion {
        pieces = List.copyOf(pieces);
        lost = lost.stream().sorted().toList();
        guards = Collections.unmodifiableSortedMap(new TreeMap<>(guards));
        if (lost.size() > pieces.size()) {
            throw new IllegalArgumentException(
                    lost.size() + " ids are given up for " + pieces.size() + " pieces; expected a piece for each");
        }
    }

    /** Pieces behind a base that is kept whole. */
    public Expansion(List<AddedPiece> pieces, double characterCoverage, String stop) {
        this(pieces, characterCoverage, stop, List.of(), Collections.emptySortedMap());
    }

    /** No pieces at all. */
    static Expansion none() {
        return new Expansion(List.of(), 1, "");
    }

    /** The id of a piece. */
    public int id(int piece, int baseSize) {
        return piece < lost.size() ? lost.get(piece) : baseSize + piece - lost.size();
    }

    /**
     * One chosen piece.
     *
     * @param text its spelling
     * @param left first half of the merge that makes it; empty for a character
     * @param right second half of the merge that makes it; empty for a character
     * @param count occurrences in the corpus when it was learned, before later merges took some
     */
    public record AddedPiece(String text, String left, String right, long count) {}
}
