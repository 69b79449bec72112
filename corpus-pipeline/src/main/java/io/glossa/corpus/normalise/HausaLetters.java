package io.glossa.corpus.normalise;

import com.ibm.icu.text.UnicodeSet;
import io.glossa.corpus.language.LanguageProfile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The letters of Hausa in one spelling: hooked letters instead of those that keyboards offer in their place ({@code đ}, {@code ḍ},
 * {@code ķ}), and {@code 'y} instead of {@code ƴ}, {@code ʼy} and {@code ’y}.
 *
 * <p>{@code 'y} is how Nigeria writes what Niger writes {@code ƴ}: 3,500 times against 500 in Nigerian news. The other way would not be
 * safe, since an apostrophe may be a quotation mark. An opening quotation mark, which word processors make of the apostrophe,
 * becomes one before the words that begin with this letter alone ({@code ‘yan}), never before {@code ‘yanzu’}.
 *
 * <p>The text grows by one character for each {@code ƴ}. A letter that Hausa lacks is replaced only in words whose other letters
 * are of its alphabet: {@code Đoković} stays.
 */
public final class HausaLetters implements Normaliser {
    private static final String LOOK_ALIKES = "đĐďḍḌðɖƉƌƋḅḄƃƂķĶḳḲ";
    private static final String HOOKED = "ɗƊɗɗƊɗɗƊɗƊɓƁɓƁƙƘƙƘ";

    /** Before the hooked letter, which then becomes a plain one. */
    private static final Pattern Y = Pattern.compile("(?=[ƴƳ])");

    private static final Pattern WORD = Pattern.compile("\\p{L}+");
    private static final Pattern HAUSA = Pattern.compile("[a-pr-wyzA-PR-WYZɓɗƙɓƁƊƘ" + LOOK_ALIKES + "]+");
    /** The sign comes first, for what stands before it is costlier to look at. */
    private static final Pattern APOSTROPHE_Y =
            Pattern.compile("[’ʼʻ`´′＇](?<![\\p{L}\\p{M}\\p{N}'’‘ʼ`´].)(?=[yY]\\p{L})");
    /** Words that begin with this letter and never with a plain y; those after a space in Hausa may be joined to yan. */
    private static final String Y_WORDS = String.join(
            "|",
            "yan(?:ta|sakai)?",
            "yan(?:ci|sand|kasuw|uwa|bindig|jarid|tar)\\p{L}*",
            "yar(?:ta|sa|su|mu)?",
            "yaya\\p{L}*",
            "yammata\\p{L}?",
            "ya['’‘ʼ]y\\p{L}+");

    private static final Pattern QUOTE_Y =
            Pattern.compile("‘(?<![\\p{L}\\p{M}\\p{N}].)(?=(?i:" + Y_WORDS + ")(?![\\p{L}’]))");

    private static final UnicodeSet TRIGGERS =
            new UnicodeSet().addAll("ƴƳ" + LOOK_ALIKES + Apostrophes.VARIANTS).freeze();

    @Override
    public String name() {
        return "hausa";
    }

    @Override
    public UnicodeSet triggers() {
        return TRIGGERS;
    }

    @Override
    public Normalised apply(String text, LanguageProfile language) {
        int[] changes = {0};
        String whole = text;
        if (whole.indexOf('ƴ') >= 0 || whole.indexOf('Ƴ') >= 0) {
            whole = replaced(Y, whole, "'", changes).replace('ƴ', 'y').replace('Ƴ', 'Y');
        }
        if (hasQuotedY(whole)) {
            whole = withApostrophes(QUOTE_Y, withApostrophes(APOSTROPHE_Y, whole, changes), changes);
        }
        if (hasLookAlike(whole)) {
            whole = WORD.matcher(whole).replaceAll(word -> hooked(word.group(), changes));
        }
        return changes[0] == 0 ? Normalised.unchanged(text) : new Normalised(whole, changes[0]);
    }

    private static boolean hasQuotedY(String text) {
        for (int i = 0; i + 1 < text.length(); i++) {
            if (isQuotedY(text, i)) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasLookAlike(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80 && LOOK_ALIKES.indexOf(text.charAt(i)) >= 0) {
                return true;
            }
        }
        return false;
    }

    private static String hooked(String word, int[] changes) {
        if (!HAUSA.matcher(word).matches()) {
            return word;
        }
        StringBuilder out = new StringBuilder(word);
        for (int i = 0; i < word.length(); i++) {
            int at = word.charAt(i) < 0x80 ? -1 : LOOK_ALIKES.indexOf(word.charAt(i));
            if (at >= 0) {
                out.setCharAt(i, HOOKED.charAt(at));
                changes[0]++;
            }
        }
        return out.toString();
    }

    /** Writes an apostrophe for the sign before a y where a pattern, which begins with it, matches. */
    private static String withApostrophes(Pattern pattern, String text, int[] changes) {
        Matcher matcher = pattern.matcher(text).useTransparentBounds(true);
        StringBuilder out = null;
        for (int i = 0; i + 1 < text.length(); i++) {
            if (isQuotedY(text, i) && matcher.region(i, text.length()).lookingAt()) {
                out = out == null ? new StringBuilder(text) : out;
                out.setCharAt(i, '\'');
                changes[0]++;
            }
        }
        return out == null ? text : out.toString();
    }

    private static boolean isQuotedY(String text, int i) {
        return (text.charAt(i + 1) | 0x20) == 'y' && Apostrophes.VARIANTS.indexOf(text.charAt(i)) >= 0;
    }

    private static String replaced(Pattern pattern, String text, String replacement, int[] changes) {
        return pattern.matcher(text).replaceAll(found -> {
            changes[0]++;
            return replacement;
        });
    }
}
