package io.glossa.corpus.normalise;

import io.glossa.corpus.language.LanguageProfile;
import java.util.regex.MatchResult;
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
    private static final String Y = "ƴƳ";

    private static final Pattern WORD = Pattern.compile("\\p{L}+");
    private static final Pattern HAUSA = Pattern.compile("[a-pr-wyzA-PR-WYZɓɗƙɓƁƊƘ" + LOOK_ALIKES + "]+");
    private static final Pattern APOSTROPHE_Y =
            Pattern.compile("(?<![\\p{L}\\p{M}\\p{N}'’‘ʼ`´])[’ʼʻ`´′＇](?=[yY]\\p{L})");
    private static final Pattern QUOTE_Y = Pattern.compile(
            "(?<![\\p{L}\\p{M}\\p{N}])‘(?=(?:[yY]an(?:ci\\p{L}*|sand\\p{L}*|kasuw\\p{L}*|uwa\\p{L}*|bindig\\p{L}*|jarid\\p{L}*"
                    + "|sakai|tar\\p{L}*|ta)?|[yY]ar(?:ta|sa|su|mu)?|[yY]aya\\p{L}*|[yY]ammata\\p{L}?|[yY]a['’‘ʼ]y\\p{L}+)(?![\\p{L}’]))");

    @Override
    public String name() {
        return "hausa";
    }

    @Override
    public Normalised apply(String text, LanguageProfile language) {
        if (!mayChange(text)) {
            return Normalised.unchanged(text);
        }
        int[] changes = {0};
        String letters = WORD.matcher(text).replaceAll(word -> hooked(word, changes));
        String whole = replaced(QUOTE_Y, replaced(APOSTROPHE_Y, letters, changes), changes);
        return changes[0] == 0 ? Normalised.unchanged(text) : new Normalised(whole, changes[0]);
    }

    private static boolean mayChange(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean sign = c == '‘' || c == '`' || Apostrophes.VARIANTS.indexOf(c) >= 0;
            if ((c >= 0x80 && (LOOK_ALIKES.indexOf(c) >= 0 || Y.indexOf(c) >= 0)) || sign) {
                return true;
            }
        }
        return false;
    }

    private static String hooked(MatchResult found, int[] changes) {
        String word = found.group();
        boolean foreign = !HAUSA.matcher(word.replace("ƴ", "").replace("Ƴ", "")).matches();
        StringBuilder out = new StringBuilder(word.length());
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            int at = foreign || c < 0x80 ? -1 : LOOK_ALIKES.indexOf(c);
            changes[0] += at >= 0 || Y.indexOf(c) >= 0 ? 1 : 0;
            if (c == 'ƴ' || c == 'Ƴ') {
                out.append('\'').append(c == 'ƴ' ? 'y' : 'Y');
            } else {
                out.append(at < 0 ? c : HOOKED.charAt(at));
            }
        }
        return out.toString();
    }

    private static String replaced(Pattern sign, String text, int[] changes) {
        return sign.matcher(text).replaceAll(found -> {
            changes[0]++;
            return "'";
        });
    }
}
