package io.glossa.vocab.pack;

import io.glossa.run.FormatException;
import java.util.Arrays;

/**
 * One row of training input: the tokens of one document or of several behind each other.
 *
 * <p><b>Units.</b> Starts are offsets into the tokens, rising; a document continued from the sequence before does not
 * list 0. Bytes are UTF-8 bytes of the text that the tokens stand for.
 *
 * <p>Arrays are handed on without a copy, for training reads them millions of times: callers must not write to them.
 */
public final class PackedSequence {
    private final int[] tokens;
    private final int[] documentStarts;
    private final long bytes;

    /** A sequence; starts must rise and lie within the tokens. */
    public PackedSequence(int[] tokens, int[] documentStarts, long bytes) {
        for (int i = 0; i < documentStarts.length; i++) {
            if (documentStarts[i] >= tokens.length || documentStarts[i] <= (i == 0 ? -1 : documentStarts[i - 1])) {
                throw new FormatException("a packed sequence of " + tokens.length + " tokens has document starts "
                        + Arrays.toString(documentStarts) + "; expected rising offsets within it; run pack again");
            }
        }
        this.tokens = tokens;
        this.documentStarts = documentStarts;
        this.bytes = bytes;
    }

    /** The token ids. */
    public int[] tokens() {
        return tokens;
    }

    /** Where documents begin. */
    public int[] documentStarts() {
        return documentStarts;
    }

    /** UTF-8 bytes of the text that the tokens stand for. */
    public long bytes() {
        return bytes;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PackedSequence that
                && Arrays.equals(tokens, that.tokens)
                && Arrays.equals(documentStarts, that.documentStarts)
                && bytes == that.bytes;
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(tokens);
    }

    @Override
    public String toString() {
        return tokens.length + " tokens, documents at " + Arrays.toString(documentStarts) + ", " + bytes + " bytes";
    }
}
