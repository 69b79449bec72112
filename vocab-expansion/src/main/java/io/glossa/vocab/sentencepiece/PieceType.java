package io.glossa.vocab.sentencepiece;

/** What an id of a SentencePiece model is, with its number in the file format. */
public enum PieceType {
    /** Text that encoding may produce. */
    NORMAL(1),
    /** The one id for what cannot be written otherwise. */
    UNKNOWN(2),
    /** A mark without text, such as BOS. */
    CONTROL(3),
    /** Text that is matched before everything else. */
    USER_DEFINED(4),
    /** A piece that merges may pass through but that is never produced. */
    UNUSED(5),
    /** One byte of UTF-8, written {@code <0xNN>}. */
    BYTE(6);

    private final int number;

    PieceType(int number) {
        this.number = number;
    }

    /** The number in the file format. */
    public int number() {
        return number;
    }
}
