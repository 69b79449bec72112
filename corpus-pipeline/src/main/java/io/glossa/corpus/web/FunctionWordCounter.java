package io.glossa.corpus.web;

import io.glossa.corpus.language.LanguageProfile;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Counts words, and those that prose cannot do without, in a stretch of text. */
final class FunctionWordCounter {
    private final Set<String> words;
    private final List<String> endings;

    FunctionWordCounter(LanguageProfile language) {
        this.words = Set.copyOf(language.stopWords());
        this.endings = language.stopEndings();
    }

    /** Words and function words. */
    record Counts(int words, int functionWords) {}

    Counts count(String text) {
        int all = 0;
        int function = 0;
        int start = -1;
        for (int i = 0; i <= text.length(); i++) {
            boolean inside = i < text.length() && isWordPart(text.charAt(i));
            if (inside && start < 0) {
                start = i;
            } else if (!inside && start >= 0) {
                all++;
                function += isFunctionWord(text.substring(start, i).toLowerCase(Locale.ROOT)) ? 1 : 0;
                start = -1;
            }
        }
        return new Counts(all, function);
    }

    /** Letters with their marks (Yoruba writes tones as such) and apostrophes (Hausa begins words with one). */
    private static boolean isWordPart(char c) {
        int type = Character.getType(c);
        return Character.isLetterOrDigit(c)
                || type == Character.NON_SPACING_MARK
                || Character.isSurrogate(c)
                || c == '\''
                || c == '\u2019'
                || c == '\u02BC';
    }

    private boolean isFunctionWord(String word) {
        if (words.contains(word)) {
            return true;
        }
        for (String ending : endings) {
            if (word.length() > ending.length() && word.endsWith(ending)) {
                return true;
            }
        }
        return false;
    }
}
