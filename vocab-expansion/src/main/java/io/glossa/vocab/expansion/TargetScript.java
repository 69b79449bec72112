package io.glossa.vocab.expansion;

import io.glossa.run.ConfigException;
import io.glossa.run.NearestName;
import io.glossa.vocab.sentencepiece.Piece;
import java.lang.Character.UnicodeScript;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The scripts of the target language, and which characters belong to them.
 *
 * <p>Combining marks inherit the script of the letter before them, so a mark belongs wherever the script writes marks that
 * NFC leaves apart (Latin for Yoruba, polytonic Greek). The East Asian scripts need none, so there a text without their
 * letters has no character that belongs.
 */
public final class TargetScript {
    private static final Set<UnicodeScript> WITHOUT_MARKS = EnumSet.of(
            UnicodeScript.HANGUL,
            UnicodeScript.HAN,
            UnicodeScript.HIRAGANA,
            UnicodeScript.KATAKANA,
            UnicodeScript.BOPOMOFO);

    private final Set<UnicodeScript> scripts;
    private final boolean marks;

    private TargetScript(Set<UnicodeScript> scripts) {
        this.scripts = scripts;
        marks = !WITHOUT_MARKS.containsAll(scripts);
    }

    /** Scripts by their Unicode names in any case, such as {@code hangul}, {@code greek} or {@code latin}. */
    public static TargetScript of(List<String> names) {
        Set<UnicodeScript> scripts = EnumSet.noneOf(UnicodeScript.class);
        for (String name : names) {
            try {
                scripts.add(UnicodeScript.forName(name));
            } catch (IllegalArgumentException e) {
                List<String> known = Arrays.stream(UnicodeScript.values())
                        .map(s -> s.name().toLowerCase(Locale.ROOT))
                        .toList();
                throw new ConfigException("script: " + NearestName.unknown("script", name, known), e);
            }
        }
        return new TargetScript(scripts);
    }

    /** Whether a character belongs to the scripts or may be a mark on one that does. */
    public boolean has(int codePoint) {
        UnicodeScript script = UnicodeScript.of(codePoint);
        return scripts.contains(script) || (marks && script == UnicodeScript.INHERITED);
    }

    /** Whether a script is one of them. */
    boolean has(UnicodeScript script) {
        return scripts.contains(script);
    }

    Set<UnicodeScript> scripts() {
        return Collections.unmodifiableSet(scripts);
    }

    /** Whether any character of a text belongs. */
    public boolean occursIn(String text) {
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            if (has(point)) {
                return true;
            }
            i += Character.charCount(point);
        }
        return false;
    }

    /** Whether a spelling may be added: after one {@code ▁} or none, only characters that belong, and at least one. */
    public boolean admits(String spelling) {
        int start = spelling.charAt(0) == Piece.SPACE ? 1 : 0;
        return start < spelling.length() && spelling.codePoints().skip(start).allMatch(this::has);
    }

    /** The names in lower case. */
    @Override
    public String toString() {
        return scripts.toString().toLowerCase(Locale.ROOT);
    }
}
