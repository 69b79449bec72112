package io.glossa.vocab.expansion;

import io.glossa.vocab.sentencepiece.Piece;
import io.glossa.vocab.sentencepiece.SentencePieceTokenizer;
import java.util.function.Consumer;

/**
 * Cuts text into the words that a vocabulary is learned from: what the base tokenizer sees between two white spaces, with
 * the {@code ▁} of the space before it.
 *
 * <p>The text is prepared as the base prepares it when encoding, so a word that begins a line but not the text has no
 * {@code ▁}, as it will have none when encoded. Since pieces do not run on from word to word, counting words loses
 * nothing against learning from the text.
 *
 * <p><b>Determinism.</b> A pure function; thread-safe.
 */
public final class TrainingWords {
    private final SentencePieceTokenizer base;

    /** Words as a base tokenizer sees them. */
    public TrainingWords(SentencePieceTokenizer base) {
        this.base = base;
    }

    /** Hands on every word of a text, in order. */
    public void forEach(String text, Consumer<String> action) {
        String prepared = base.prepare(text);
        int start = 0;
        boolean inWord = false;
        for (int i = 0; i < prepared.length(); i++) {
            char c = prepared.charAt(i);
            boolean isSpace = c == Piece.SPACE;
            boolean isBlank = Character.isWhitespace(c) || Character.isISOControl(c);
            if (isBlank || isSpace) {
                if (inWord) {
                    action.accept(prepared.substring(start, i));
                }
                // Of a run of spaces the last one belongs to the word.
                start = isBlank ? i + 1 : i;
                inWord = false;
            } else {
                inWord = true;
            }
        }
        if (inWord) {
            action.accept(prepared.substring(start));
        }
    }
}
