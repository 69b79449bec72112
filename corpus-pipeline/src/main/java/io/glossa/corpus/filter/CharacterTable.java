package io.glossa.corpus.filter;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import io.glossa.corpus.normalise.Mojibake;
import java.lang.Character.UnicodeScript;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What kind of character each one is, as a look-up, for texts of one script.
 *
 * <p>Characters of the same kinds share a class, of which there are a few dozen: a pass that counts classes counts every
 * kind at once.
 *
 * <p>Immutable once built, and shared.
 *
 * <p><b>Cost.</b> 64 kB; built in a few milliseconds.
 */
final class CharacterTable {
    static final int LETTER = 1;
    /** A letter of the language's own script. */
    static final int SCRIPT = 1 << 1;
    /** A combining mark, such as a Yoruba tone. */
    static final int MARK = 1 << 2;

    static final int DIGIT = 1 << 3;
    static final int SPACE = 1 << 4;
    static final int UPPER = 1 << 5;
    static final int LOWER = 1 << 6;
    /** Ends a sentence: what Unicode calls Sentence_Terminal, the ellipsis, and in Greek the semicolon, its question mark. */
    static final int END = 1 << 7;
    /** Closing quotation marks, which may follow the end of a sentence. */
    static final int QUOTE = 1 << 8;
    /** Closing brackets, which may too. */
    static final int CLOSING = 1 << 9;

    static final int PARENTHESIS = 1 << 10;
    static final int CURLY = 1 << 11;
    static final int HASH = 1 << 12;
    static final int FEED = 1 << 13;
    /** Digits and marks of program text and tables: MADLAD's {@code 0-9{}+/()>}. */
    static final int TECHNICAL = 1 << 14;
    /** May stand in text that was decoded with the wrong character set. */
    static final int TRACE = 1 << 15;

    private static final String QUOTES = "\"'”’»›」』〉》";
    private static final String TECHNICAL_MARKS = "{}+/()>";

    /** A corpus is cut into thousands of shares, each with an analyser of its own. */
    private static final Map<UnicodeScript, CharacterTable> TABLES = new ConcurrentHashMap<>();

    private final UnicodeScript script;
    private final byte[] classes = new byte[1 << 16];
    private int[] kinds = new int[32];
    private int count;

    /** The table of a script. */
    static CharacterTable of(UnicodeScript script) {
        return TABLES.computeIfAbsent(script, CharacterTable::new);
    }

    private CharacterTable(UnicodeScript script) {
        this.script = script;
        for (int c = 0; c < classes.length; c++) {
            classes[c] = (byte) classOf(kindOf(c));
        }
        kinds = Arrays.copyOf(kinds, count);
    }

    /** Classes there are. */
    int classes() {
        return count;
    }

    /** The class of a character. */
    int classOf(char c) {
        return classes[c];
    }

    /** The kinds of the characters of a class. */
    int kindsOf(int characterClass) {
        return kinds[characterClass];
    }

    /** The kinds of a character; of half a surrogate pair none. */
    int kinds(char c) {
        return kinds[classes[c]];
    }

    /** The kinds of a character outside the basic plane. */
    int supplementaryKinds(int codePoint) {
        return kindOf(codePoint);
    }

    /** Whether a stretch ends as sentences do: in an end mark or closing quotation mark, perhaps with brackets behind. */
    boolean endsSentence(CharSequence text, int start, int end) {
        int last = end - 1;
        while (last > start && (kinds(text.charAt(last)) & CLOSING) != 0) {
            last--;
        }
        return last >= start && (kinds(text.charAt(last)) & (END | QUOTE)) != 0;
    }

    private int classOf(int kind) {
        for (int i = 0; i < count; i++) {
            if (kinds[i] == kind) {
                return i;
            }
        }
        if (count == kinds.length) {
            kinds = Arrays.copyOf(kinds, count * 2);
        }
        kinds[count] = kind;
        return count++;
    }

    private int kindOf(int c) {
        int kind = 0;
        if (Character.isLetter(c)) {
            kind |= LETTER | (UnicodeScript.of(c) == script ? SCRIPT : 0);
            kind |= Character.isUpperCase(c) ? UPPER : Character.isLowerCase(c) ? LOWER : 0;
        } else if (Character.isDigit(c)) {
            kind |= DIGIT | TECHNICAL;
        } else if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
            kind |= SPACE | (c == '\n' ? FEED : 0);
        } else {
            kind |= mark(c);
        }
        return kind | (Mojibake.TRACES.contains(c) ? TRACE : 0);
    }

    private int mark(int c) {
        int type = Character.getType(c);
        int kind = type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK ? MARK : 0;
        boolean greekQuestion = script == UnicodeScript.GREEK && (c == ';' || c == '\u037E');
        kind |= UCharacter.hasBinaryProperty(c, UProperty.S_TERM) || c == '…' || greekQuestion ? END : 0;
        kind |= QUOTES.indexOf(c) >= 0 ? QUOTE : 0;
        kind |= type == Character.END_PUNCTUATION ? CLOSING : 0;
        kind |= "()[]{}（）".indexOf(c) >= 0 ? PARENTHESIS : 0;
        kind |= c == '{' || c == '}' ? CURLY : 0;
        kind |= c == '#' ? HASH : 0;
        return kind | (TECHNICAL_MARKS.indexOf(c) >= 0 ? TECHNICAL : 0);
    }
}
