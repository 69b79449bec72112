package io.glossa.init;

import java.util.List;

/**
 * A piece that the base tokenizer lacks.
 *
 * @param id its row in the expanded matrices
 * @param surface its spelling in the tokenizer's files: {@code ▁} for a space in SentencePiece, the alphabet of bytes elsewhere
 * @param text what it stands for, with a plain space where a word begins; a byte that is no UTF-8 alone is U+FFFD
 * @param parts ids of the base pieces that the base tokenizer writes this very spelling with: no space is added before a
 *     piece from the middle of a word, none twice before a word's beginning; bytes stand for what it cannot write; empty
 *     when it can write none of it
 */
public record NewPiece(int id, String surface, String text, List<Integer> parts) {
    public NewPiece {
        parts = List.copyOf(parts);
    }

    /** A SentencePiece piece. */
    public NewPiece(int id, String surface, List<Integer> parts) {
        this(id, surface, surface.replace('\u2581', ' '), parts);
    }
}
