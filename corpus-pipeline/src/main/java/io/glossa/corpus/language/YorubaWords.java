package io.glossa.corpus.language;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.List;
import java.util.stream.Stream;

/**
 * Words of Yoruba: combining tone marks and dots below belong to the letter before them. Much of the web writes function words
 * without tones ({@code awọn} for {@code àwọn}), some of it without dots too; stop words are known in each spelling.
 */
public final class YorubaWords implements WordAnalyser {
    /** Shorter words without marks are words of other languages, or other words of Yoruba. */
    private static final int LEAST_BARE_LETTERS = 3;

    @Override
    public String name() {
        return "yoruba";
    }

    @Override
    public Scanner open() {
        return new SpacedScanner();
    }

    @Override
    public List<String> spellings(String word) {
        String letters = Normalizer.normalize(word, Form.NFD);
        String toneless = Normalizer.normalize(letters.replaceAll("[\u0300\u0301\u0304]", ""), Form.NFC);
        String bare = letters.replaceAll("\\p{Mn}", "");
        return Stream.of(word, toneless, bare.length() < LEAST_BARE_LETTERS ? word : bare)
                .distinct()
                .toList();
    }
}
