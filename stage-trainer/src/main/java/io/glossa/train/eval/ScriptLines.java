package io.glossa.train.eval;

import java.lang.Character.UnicodeScript;
import java.util.stream.Collectors;

/**
 * The lines of a text that are written in a script. A page of Korean help is half English code and menu names; measuring
 * bits per byte on it would measure the English, so only lines whose letters are at least half of the script count.
 */
public final class ScriptLines {
    private ScriptLines() {}

    /** The lines of a text that pass, joined by line feeds; empty when none does. */
    public static String of(String text, UnicodeScript script) {
        return text.lines().filter(line -> isMostly(line, script)).collect(Collectors.joining("\n"));
    }

    /** Whether a line has letters and at least half of them are of the script. Marks and digits are no letters. */
    static boolean isMostly(String line, UnicodeScript script) {
        long letters = line.codePoints().filter(Character::isLetter).count();
        long own = line.codePoints()
                .filter(c -> Character.isLetter(c) && UnicodeScript.of(c) == script)
                .count();
        return own > 0 && 2 * own >= letters;
    }
}
