package io.glossa.corpus.filter;

import java.util.Map;

/** Documents in Korean and English for the filters that ask a language identifier. */
final class LanguageCases {
    private final KoreanWords source;
    private final String english;

    LanguageCases(KoreanWords source, String english) {
        this.source = source;
        this.english = english;
    }

    void addTo(Map<String, String> cases) {
        // As many Latin letters as Hangul: the script is still half Korean, but so is the English.
        String korean = String.join("\n", source.sentences(10));
        long letters = korean.codePoints().filter(Character::isLetter).count();
        StringBuilder half = new StringBuilder(korean).append('\n');
        long latin = 0;
        for (int i = 0; latin < letters; i++) {
            char c = english.charAt(i);
            latin += Character.isLetter(c) ? 1 : 0;
            half.append(c);
        }
        cases.put("language-id", half.toString());
        // One long line of Korean, then English in many short ones.
        cases.put(
                "language-segments",
                String.join(" ", source.sentences(32)) + "\n" + english.replaceAll("((?:\\S+ ){10})", "$1\n"));
    }
}
