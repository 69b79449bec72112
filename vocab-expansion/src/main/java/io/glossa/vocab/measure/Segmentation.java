package io.glossa.vocab.measure;

import io.glossa.vocab.Tokenizer;
import io.glossa.vocab.bytelevel.ByteLevelTokenizer;
import io.glossa.vocab.sentencepiece.Piece;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A text as a tokenizer cuts it, in a spelling that people read whatever the tokenizer's own.
 *
 * <p>A space is {@code ▁}, a line feed {@code ⏎}, a tab {@code ⇥}; bytes that are no whole character are named {@code <0xEC>}, several
 * of one token side by side, so that a token of two thirds of a Hangul syllable is seen for what it is.
 *
 * @param tokens in order
 */
public record Segmentation(List<Token> tokens) {
    /**
     * One token.
     *
     * @param id in the vocabulary
     * @param text its bytes, readable
     */
    public record Token(int id, String text) {}

    public Segmentation {
        tokens = List.copyOf(tokens);
    }

    /** Cuts a text. */
    public static Segmentation of(Tokenizer tokenizer, String text) {
        List<Token> tokens = new ArrayList<>();
        for (int id : tokenizer.encode(text)) {
            tokens.add(new Token(
                    id,
                    tokenizer instanceof ByteLevelTokenizer bytes
                            ? readable(bytes.bytes(id), bytes.piece(id))
                            : visible(tokenizer.piece(id))));
        }
        return new Segmentation(tokens);
    }

    /** The tokens side by side. */
    public String joined(String separator) {
        return String.join(separator, tokens.stream().map(Token::text).toList());
    }

    private static String readable(byte[] bytes, String name) {
        if (bytes.length == 0) {
            return name;
        }
        if (TokenFragments.isText(bytes)) {
            return visible(new String(bytes, StandardCharsets.UTF_8));
        }
        StringBuilder shown = new StringBuilder();
        for (int start = 0; start < bytes.length; ) {
            int length = characterAt(bytes, start);
            shown.append(
                    length > 0
                            ? visible(new String(bytes, start, length, StandardCharsets.UTF_8))
                            : Piece.byteName(bytes[start] & 0xFF));
            start += Math.max(1, length);
        }
        return shown.toString();
    }

    /** Bytes of the whole character that begins at a place, 0 when none does. */
    private static int characterAt(byte[] bytes, int start) {
        for (int length = 1; length <= 4 && start + length <= bytes.length; length++) {
            byte[] part = Arrays.copyOfRange(bytes, start, start + length);
            if (TokenFragments.isText(part)) {
                return length;
            }
        }
        return 0;
    }

    private static String visible(String text) {
        return text.replace(' ', Piece.SPACE)
                .replace('\n', '⏎')
                .replace('\t', '⇥')
                .replace("\r", "␍");
    }
}
