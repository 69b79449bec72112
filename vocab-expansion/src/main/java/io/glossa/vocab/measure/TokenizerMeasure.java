package io.glossa.vocab.measure;

import io.glossa.vocab.sentencepiece.Piece;
import io.glossa.vocab.sentencepiece.PieceType;
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

    private final SentencePieceTokenizer tokenizer;
    private final boolean[] isByte;
    private final BitSet used = new BitSet();
    private long words;
    private long characters;
    private long bytes;
    private long tokens;
    private long byteTokens;
    private long singleTokenWords;

    TokenizerMeasure(SentencePieceTokenizer tokenizer) {
        this.tokenizer = tokenizer;
        isByte = new boolean[tokenizer.size()];
        for (int id = 0; id < isByte.length; id++) {
            isByte[id] = tokenizer.model().pieces().get(id).type() == PieceType.BYTE;
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
            singleTokenWords += tokenizer.encodePrepared(Piece.SPACE + cut.nextToken()).length == 1 ? 1 : 0;
        }
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
