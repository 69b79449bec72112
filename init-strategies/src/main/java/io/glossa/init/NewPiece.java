package io.glossa.init;

import java.util.List;

/**
 * A piece that the base tokenizer lacks.
 *
 * @param id its row in the expanded matrices
 * @param surface its spelling, with {@code ▁} for a space
 * @param parts ids of the base pieces that the base tokenizer writes this very spelling with: no space is added before a
 *     piece from the middle of a word, none twice before a word's beginning; bytes stand for what it cannot write; empty
 *     when it can write none of it
 */
public record NewPiece(int id, String surface, List<Integer> parts) {
    public NewPiece {
        parts = List.copyOf(parts);
    }
}
