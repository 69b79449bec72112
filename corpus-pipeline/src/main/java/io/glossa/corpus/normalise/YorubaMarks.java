package io.glossa.corpus.normalise;

import com.ibm.icu.text.UnicodeSet;
import io.glossa.corpus.language.LanguageProfile;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.regex.Pattern;

/**
 * The dots below of Yoruba in one spelling. Fonts and keyboards without ẹ, ọ and ṣ put other signs in the dot's place: a vertical
 * line (the older standard), a cedilla, a comma, a plus sign, a macron, a ring, an ogonek, even the Greek iota subscript. All
 * become the dot below.
 *
 * <p>Tone marks are letters' meaning and stay; their order is the composed form's. Letters that other languages write with a
 * cedilla, a comma or an ogonek ({@code ş}, {@code ę}) change only in words that can be Yoruba: of its alphabet, and with
 * a vowel after {@code ṣ}; {@code Beşiktaş} and {@code Wałęsa} stay.
 */
public final class YorubaMarks implements Normaliser {
    private static final char DOT = '\u0323';

    /** Vertical line, plus sign, macron and ring below, and iota subscript: no language of Latin script uses them. */
    private static final String SUBSTITUTES = "\u0329\u031F\u0331\u0325\u0345";

    /** Comma, cedilla and ogonek, which other languages use. */
    private static final String FOREIGN = "\u0326\u0327\u0328";

    private static final String COMPOSED = "ęĘǫǪȩȨşŞșȘ";
    private static final String TRIGGERS = SUBSTITUTES + FOREIGN + COMPOSED;
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}]+");
    /** Decomposed, in any case; after s with a sign that is foreign as well, a vowel must come. */
    private static final Pattern CAN_BE_YORUBA = Pattern.compile(
            "(?:(?:[abdefghijklmnoprtuwy]|s(?!\\p{M}*[\u0326\u0327]\\p{M}*(?![\\p{M}aeiou])))\\p{M}*)+",
            Pattern.CASE_INSENSITIVE);

    private static final UnicodeSet TRIGGER_SET =
            new UnicodeSet().addAll(TRIGGERS).freeze();

    @Override
    public String name() {
        return "yoruba";
    }

    @Override
    public UnicodeSet triggers() {
        return TRIGGER_SET;
    }

    @Override
    public Normalised apply(String text, LanguageProfile language) {
        if (!hasTrigger(text)) {
            return Normalised.unchanged(text);
        }
        int[] changes = {0};
        String dotted = WORD.matcher(text)
                .replaceAll(word -> hasTrigger(word.group()) ? dotted(word.group(), changes) : word.group());
        return changes[0] == 0 ? Normalised.unchanged(text) : new Normalised(dotted, changes[0]);
    }

    private static boolean hasTrigger(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80 && TRIGGERS.indexOf(text.charAt(i)) >= 0) {
                return true;
            }
        }
        return false;
    }

    private static String dotted(String word, int[] changes) {
        String letters = Normalizer.normalize(word, Form.NFD);
        String marks = CAN_BE_YORUBA.matcher(letters).matches() ? SUBSTITUTES + FOREIGN : SUBSTITUTES;
        StringBuilder out = new StringBuilder(letters.length());
        boolean takesDot = false;
        boolean hasDot = false;
        int before = changes[0];
        for (int i = 0; i < letters.length(); i++) {
            char c = letters.charAt(i);
            if (Character.getType(c) != Character.NON_SPACING_MARK) {
                takesDot = "eosEOS".indexOf(c) >= 0;
                hasDot = false;
                out.append(c);
            } else if (takesDot && (c == DOT || marks.indexOf(c) >= 0)) {
                changes[0] += c == DOT ? 0 : 1;
                out.append(hasDot ? "" : DOT);
                hasDot = true;
            } else {
                out.append(c);
            }
        }
        return changes[0] == before ? word : Normalizer.normalize(out, Form.NFC);
    }
}
