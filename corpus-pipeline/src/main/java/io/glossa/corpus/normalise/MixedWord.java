package io.glossa.corpus.normalise;

/**
 * A word of Greek and Latin letters, such as one typed with the wrong keyboard.
 *
 * <p>It becomes Greek when each of its Latin letters has a Greek twin ({@code Tα}, {@code τo}), Latin when each of its Greek
 * letters has a Latin one ({@code Βasic}, {@code unzιp}). When both hold it is Greek if a small Greek letter is in it, else
 * undecided. When neither does it is two words that lost their space ({@code σεTrue}) or a formula ({@code Δx}) and stays; so
 * does a word with a capital twin behind a small letter, which is a name made of two ({@code ΘέσηX}).
 */
final class MixedWord {
    private static final String LATIN = "ABEZHIKMNOPTYXoó";
    private static final String GREEK = "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧοό";

    /** Small letters that are taken for Latin ones only in Latin words. */
    private static final String ONLY_TO_LATIN = "νιί";

    private static final String THEIR_LATIN = "vií";

    private MixedWord() {}

    static boolean isGreek(char c) {
        return (c >= 0x0370 && c < 0x0400 && Character.isLetter(c))
                || (c >= 0x1F00 && c < 0x2000 && Character.isLetter(c));
    }

    static boolean isLatin(char c) {
        return ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || (c >= 0xC0 && c < 0x0250 && Character.isLetter(c));
    }

    /** Whether a character belongs to a word: letters of both scripts and combining marks. */
    static boolean isPart(char c) {
        return isLatin(c) || isGreek(c) || (c >= 0x0300 && c < 0x0370);
    }

    /** The word in one script, or as it is. */
    static String inOneScript(String word) {
        StringBuilder greek = new StringBuilder(word);
        StringBuilder latin = new StringBuilder(word);
        boolean canBeGreek = true;
        boolean canBeLatin = true;
        boolean smallGreek = false;
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (isLatin(c)) {
                int twin = LATIN.indexOf(c);
                boolean afterSmall = i > 0 && Character.isUpperCase(c) && Character.isLowerCase(word.charAt(i - 1));
                canBeGreek &= twin >= 0 && !afterSmall;
                greek.setCharAt(i, twin < 0 ? c : GREEK.charAt(twin));
            } else if (isGreek(c)) {
                char twin = latinTwin(c);
                canBeLatin &= twin != 0;
                smallGreek |= Character.isLowerCase(c);
                latin.setCharAt(i, twin == 0 ? c : twin);
            }
        }
        if (canBeGreek) {
            return canBeLatin && !smallGreek ? word : greek.toString();
        }
        return canBeLatin ? latin.toString() : word;
    }

    private static char latinTwin(char c) {
        int twin = GREEK.indexOf(c);
        if (twin >= 0) {
            return LATIN.charAt(twin);
        }
        int only = ONLY_TO_LATIN.indexOf(c);
        return only < 0 ? 0 : THEIR_LATIN.charAt(only);
    }
}
