package io.glossa.vocab.boundary;

import io.glossa.corpus.language.WordAnalyser;
import io.glossa.vocab.sentencepiece.Piece;
import java.util.function.IntConsumer;

/**
 * Boundaries between Korean morphemes as Lucene's Nori finds them: the stem apart from its particles and endings. Compounds
 * stay whole, and so do contractions, whose morphemes share a syllable ({@code 했} is {@code 하} and {@code 았}): there is no
 * place between characters where they part.
 *
 * <p><b>Cost.</b> That of Nori, about 1.8 MB of words a second; each distinct word is cut once.
 */
public final class KoreanMorphemeBoundaries implements WordBoundaries {
    private static final String NAME = "nori";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Cutter open() {
        WordAnalyser.Scanner scanner = WordAnalyser.named(NAME).open();
        return (word, boundary) -> cut(scanner, word, boundary);
    }

    private static void cut(WordAnalyser.Scanner scanner, String word, IntConsumer boundary) {
        int space = word.isEmpty() || word.charAt(0) != Piece.SPACE ? 0 : 1;
        String text = word.substring(space);
        int[] last = {0};
        scanner.scan(text, (start, end) -> {
            // What lies between two morphemes, such as punctuation, is a stretch of its own.
            for (int at : new int[] {start, end}) {
                if (at > last[0] && at < text.length()) {
                    boundary.accept(space + at);
                    last[0] = at;
                }
            }
        });
    }
}
