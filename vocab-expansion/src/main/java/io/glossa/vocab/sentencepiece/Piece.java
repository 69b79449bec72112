package io.glossa.vocab.sentencepiece;

import java.util.Objects;

/**
 * One row of a SentencePiece vocabulary; its id is its position.
 *
 * @param text its spelling, with {@code ▁} (U+2581) for a space
 * @param score for BPE the order of merging: higher is merged earlier
 * @param type what it is
 */
public record Piece(String text, float score, PieceType type) {
    /** How SentencePiece writes a space. */
    public static final char SPACE = '\u2581';

    public Piece {
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(type, "type");
    }

    /** A piece of text. */
    public static Piece normal(String text, float score) {
        return new Piece(text, score, PieceType.NORMAL);
    }

    /** The name of a byte's piece, {@code <0xNN>} with upper-case digits. */
    public static String byteName(int value) {
        String digits = "0123456789ABCDEF";
        return "<0x" + digits.charAt(value >> 4 & 15) + digits.charAt(value & 15) + ">";
    }

    /** Whether a character is written as itself and merges into longer pieces. */
    boolean isText() {
        return type == PieceType.NORMAL || type == PieceType.USER_DEFINED || type == PieceType.UNUSED;
    }
}
