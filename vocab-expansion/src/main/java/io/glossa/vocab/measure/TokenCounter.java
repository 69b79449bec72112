package io.glossa.vocab.measure;

import io.glossa.vocab.Tokenizer;
import io.glossa.vocab.sentencepiece.Piece;
import io.glossa.vocab.sentencepiece.SentencePieceTokenizer;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.StringTokenizer;

/**
 * Adds up how a tokenizer cuts texts.
 *
 * <p><b>Formula.</b> A word is a stretch without white space; fertility = tokens / words over whole texts, so that the
 * tokens of white space count too. Shares are of tokens and of words.
 */
final class TokenizerMeasure {
    private static final String WHITE_SPACE = " \t\n\r\f\u000B\u00A0\u3000";

    private final Tokenizer tokenizer;
    private final boolean[] isByte;
    private final BitSet used = new BitSet();
    private long words;
    private long characters;
    private long bytes;
    private long tokens;
    private long byteTokens;
    private long singleTokenWords;

    TokenizerMeasure(Tokenizer tokenizer) {
        this.tokenizer = tokenizer;
        isByte = new boolean[tokenizer.size()];
        for (int id = 0; id < isByte.length; id++) {
            isByte[id] = tokenizer.byteLength(id) == 1 && isByteName(tokenizer.piece(id));
        }
    }

    void add(String text) {
        int[] ids = tokenizer.encode(text);
        tokens += ids.length;
        for (int id : ids) {
            byteTokens += isByte[id] ? 1 : 0;
            used.set(id);
        }
        characters += text.codePointCount(0, text.length());
        bytes += text.getBytes(StandardCharsets.UTF_8).length;
        for (StringTokenizer cut = new StringTokenizer(text, WHITE_SPACE); cut.hasMoreTokens(); ) {
            words++;
            singleTokenWords += isSingle(cut.nextToken()) ? 1 : 0;
        }
    }

    /** Whether a word behind a space is one token. */
    private boolean isSingle(String word) {
        return tokenizer instanceof SentencePieceTokenizer pieces
                ? pieces.encodePrepared(Piece.SPACE + word).length == 1
                : tokenizer.encode(" " + word).length == 1;
    }

    /** A byte's own name in SentencePiece, or one of the letters that stand for bytes beyond ASCII. */
    private static boolean isByteName(String piece) {
        return piece.startsWith("<0x") || (piece.length() == 1 && piece.charAt(0) >= 0x80 && piece.charAt(0) < 0x200);
    }

    /** Ids that occurred. */
    BitSet used() {
        return used;
    }

    TextMeasure result() {
        return new TextMeasure(
                words,
                characters,
                bytes,
                tokens,
                ratio(tokens, words),
                ratio(bytes, tokens),
                ratio(characters, tokens),
                ratio(byteTokens, tokens),
                ratio(singleTokenWords, words));
    }

    /** Four decimal places are more than the text's sampling error; an empty set gives 0. */
    static double ratio(long part, long whole) {
        return whole == 0 ? 0 : Math.round(1e4 * part / whole) / 1e4;
    }
}
