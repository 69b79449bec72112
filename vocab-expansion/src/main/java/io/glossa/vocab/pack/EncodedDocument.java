package io.glossa.vocab.pack;

import io.glossa.vocab.Tokenizer;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;

/**
 * A document as framed tokens, with the bytes of text that each token stands for.
 *
 * <p>The bytes of a document's tokens add up to the bytes of its text: what preparation added (the space before the
 * first word) or took away (repeated spaces) is set off at the first token.
 */
public final class EncodedDocument implements Serializable {
    private static final long serialVersionUID = 1;

    private final String id;
    private final int[] tokens;
    private final int[] tokenBytes;
    private final long textBytes;

    private EncodedDocument(String id, int[] tokens, int[] tokenBytes, long textBytes) {
        this.id = id;
        this.tokens = tokens;
        this.tokenBytes = tokenBytes;
        this.textBytes = textBytes;
    }

    /** Encodes and frames a document. */
    public static EncodedDocument of(String id, String text, Tokenizer tokenizer, Frame frame) {
        int[] body = tokenizer.encode(text);
        int before = tokenizer.bosId() >= 0 ? 1 : 0;
        int behind = frame == Frame.BOS_EOS && tokenizer.eosId() >= 0 ? 1 : 0;
        int[] tokens = new int[before + body.length + behind];
        int[] bytes = new int[tokens.length];
        if (before > 0) {
            tokens[0] = tokenizer.bosId();
        }
        if (behind > 0) {
            tokens[tokens.length - 1] = tokenizer.eosId();
        }
        long sum = 0;
        for (int i = 0; i < body.length; i++) {
            tokens[before + i] = body[i];
            bytes[before + i] = tokenizer.byteLength(body[i]);
            sum += bytes[before + i];
        }
        long textBytes = text.getBytes(StandardCharsets.UTF_8).length;
        if (body.length > 0) {
            bytes[before] += Math.toIntExact(textBytes - sum);
        }
        return new EncodedDocument(id, tokens, bytes, body.length > 0 ? textBytes : 0);
    }

    /** The document's id. */
    public String id() {
        return id;
    }

    /** The same tokens under another id. */
    public EncodedDocument named(String other) {
        return new EncodedDocument(other, tokens, tokenBytes, textBytes);
    }

    /** How many tokens there are, the frame included. */
    public int length() {
        return tokens.length;
    }

    /** UTF-8 bytes of the text; 0 for a text that gives no token. */
    public long textBytes() {
        return textBytes;
    }

    int token(int index) {
        return tokens[index];
    }

    int bytes(int index) {
        return tokenBytes[index];
    }
}
