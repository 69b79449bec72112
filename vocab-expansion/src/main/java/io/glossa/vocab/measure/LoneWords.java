package io.glossa.vocab.measure;

import io.glossa.vocab.Tokenizer;
import io.glossa.vocab.sentencepiece.Piece;
import io.glossa.vocab.sentencepiece.SentencePieceTokenizer;
import io.glossa.vocab.sentencepiece.UnigramTokenizer;

/**
 * How many tokens a word takes behind a space.
 *
 * <p>A SentencePiece model is given the word with one {@code ▁}, past its own preparation, which would put another before it; a
 * byte-level one a space and the word.
 */
@FunctionalInterface
interface LoneWords {
    /** Tokens of a word, the one of its space included when that is a token of its own. */
    int tokens(String word);

    static LoneWords of(Tokenizer tokenizer) {
        if (tokenizer instanceof SentencePieceTokenizer pieces) {
            return word -> pieces.encodePrepared(Piece.SPACE + word).length;
        }
        if (tokenizer instanceof UnigramTokenizer pieces) {
            return word -> pieces.encodePrepared(Piece.SPACE + word).length;
        }
        return word -> tokenizer.encode(" " + word).length;
    }
}
