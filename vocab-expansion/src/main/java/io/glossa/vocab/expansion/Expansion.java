package io.glossa.vocab.expansion;

import java.util.List;

/**
 * The pieces that a policy chose, in id order behind the base's.
 *
 * @param pieces the pieces
 * @param characterCoverage share of the target script's characters in the corpus that are pieces now
 * @param stop why there are no more
 */
public record Expansion(List<AddedPiece> pieces, double characterCoverage, String stop) {
    public Expansion {
        pieces = List.copyOf(pieces);
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
