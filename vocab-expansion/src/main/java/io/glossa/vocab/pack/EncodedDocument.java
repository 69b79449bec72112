package io.glossa.vocab.pack;

import io.glossa.corpus.Document;
import io.glossa.vocab.Tokenizer;
import io.glossa.vocab.bpe.IdBuffer;
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
    private final String language;
    private final int[] tokens;
    private final int[] tokenBytes;
    private final long textBytes;

    private EncodedDocument(String id, String language, int[] tokens, int[] tokenBytes, long textBytes) {
        this.id = id;
        this.language = language;
        this.tokens = tokens;
        this.tokenBytes = tokenBytes;
        this.textBytes = textBytes;
    }

    /**
     * Puts marks and frame around the tokens of a document; a text without a token gets the frame alone.
     *
     * @param id that it is packed under
     * @param body tokens of its text
     * @param marks that stand for none of its bytes
     */
    static EncodedDocument of(
            String id, Document document, int[] body, Tokenizer tokenizer, Frame frame, TemplateEncoder.Marks marks) {
        TemplateEncoder.Marks around = body.length == 0 ? TemplateEncoder.Marks.NONE : marks;
        IdBuffer ids = new IdBuffer(body.length + 16);
        if (tokenizer.bosId() >= 0) {
            ids.add(tokenizer.bosId());
        }
        ids.addAll(around.before());
        int first = ids.size();
        ids.addAll(body);
        ids.addAll(around.after());
        if (frame == Frame.BOS_EOS && tokenizer.eosId() >= 0) {
            ids.add(tokenizer.eosId());
        }
        int[] tokens = ids.toArray();
        int[] bytes = new int[tokens.length];
        long sum = 0;
        for (int i = 0; i < body.length; i++) {
            bytes[first + i] = tokenizer.byteLength(body[i]);
            sum += bytes[first + i];
        }
        long textBytes = document.text().getBytes(StandardCharsets.UTF_8).length;
        if (body.length > 0) {
            bytes[first] += Math.toIntExact(textBytes - sum);
        }
        return new EncodedDocument(id, document.language(), tokens, bytes, body.length > 0 ? textBytes : 0);
    }

    /** The document's id. */
    public String id() {
        return id;
    }

    /** ISO 639-1 code of its text. */
    public String language() {
        return language;
    }

    /** The same tokens under another id. */
    public EncodedDocument named(String other) {
        return new EncodedDocument(other, language, tokens, tokenBytes, textBytes);
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
