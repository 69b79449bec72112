package io.glossa.corpus.normalise;

import com.ibm.icu.text.UnicodeSet;
import io.glossa.corpus.language.LanguageProfile;

/**
 * Greek letters where signs or Latin letters stand that look like them: the micro sign is μ, ∆, ∑ and ∏ beside a Greek letter are
 * Δ, Σ and Π, an accent typed before a capital vowel is that capital's, and words that mix the scripts are written in one
 * (see {@link MixedWord}). Oxia and tonos, and the ohm sign, are one under form NFC.
 */
public final class GreekLetters implements Normaliser {
    private static final String SIGNS = "∆∑∏";
    private static final String LETTERS = "ΔΣΠ";

    /** Tonos, oxia and acute accent as characters of their own. */
    private static final String ACCENTS = "\u0384\u1FFD\u00B4";

    private static final String VOWELS = "ΑΕΗΙΟΥΩ";
    private static final String ACCENTED = "ΆΈΉΊΌΎΏ";

    private static final UnicodeSet TRIGGERS = new UnicodeSet('A', 'Z')
            .add('a', 'z')
            .add(0xC0, 0x24F)
            .addAll("µ" + SIGNS + ACCENTS)
            .freeze();

    @Override
    public String name() {
        return "greek";
    }

    @Override
    public UnicodeSet triggers() {
        return TRIGGERS;
    }

    @Override
    public Normalised apply(String text, LanguageProfile language) {
        StringBuilder out = new StringBuilder(text);
        int changes = 0;
        // A sign that became a letter may show that its neighbours are letters too.
        for (int more = unmix(out) + writeLetters(out); more > 0; more = unmix(out) + writeLetters(out)) {
            changes += more;
        }
        return changes == 0 ? Normalised.unchanged(text) : new Normalised(out.toString(), changes);
    }

    /** Writes letters for signs and for accents with their capitals. */
    private static int writeLetters(StringBuilder text) {
        int changes = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                continue;
            }
            char next = i + 1 < text.length() ? text.charAt(i + 1) : ' ';
            char before = i > 0 ? text.charAt(i - 1) : ' ';
            int vowel = ACCENTS.indexOf(c) >= 0 && !Character.isLetter(before) ? VOWELS.indexOf(next) : -1;
            int sign = SIGNS.indexOf(c);
            if (vowel >= 0) {
                text.deleteCharAt(i).setCharAt(i, ACCENTED.charAt(vowel));
                changes += 2;
            } else if (c == 'µ' || (sign >= 0 && (MixedWord.isGreek(before) || MixedWord.isGreek(next)))) {
                text.setCharAt(i, c == 'µ' ? 'μ' : LETTERS.charAt(sign));
                changes++;
            }
        }
        return changes;
    }

    /** Writes mixed words in one script; the length stays. */
    private static int unmix(StringBuilder text) {
        int changes = 0;
        for (int i = 0; i < text.length(); ) {
            int end = i;
            boolean latin = false;
            boolean greek = false;
            while (end < text.length() && MixedWord.isPart(text.charAt(end))) {
                greek |= MixedWord.isGreek(text.charAt(end));
                latin |= MixedWord.isLatin(text.charAt(end));
                end++;
            }
            if (latin && greek) {
                String word = text.substring(i, end);
                String plain = MixedWord.inOneScript(word);
                for (int k = 0; k < word.length(); k++) {
                    changes += word.charAt(k) == plain.charAt(k) ? 0 : 1;
                }
                text.replace(i, end, plain);
            }
            i = Math.max(end, i + 1);
        }
        return changes;
    }
}
