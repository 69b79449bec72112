package io.glossa.corpus;

import com.ibm.icu.text.UnicodeSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Tells which of a list of rules can do anything to a text, by the characters in it: one look at each character for all of the
 * rules, where most texts hold nothing for most of them.
 *
 * <p>Characters that trigger the same rules share a class. Rules and classes beyond the 64th share the last one, which means
 * that a rule may be tried for nothing, never that it is left out.
 *
 * <p><b>Cost.</b> 72 kB; one look-up a character. One thread at a time.
 */
final class TriggerScan {
    private static final int LAST = Long.SIZE - 1;
    private static final int CHUNK = 4096;

    private final byte[] classes = new byte[Character.MAX_VALUE + 1];
    private final long[] rules = new long[Long.SIZE];
    /** Characters copied out of a text are read in half the time that the text takes to hand them out. */
    private final char[] chunk = new char[CHUNK];

    /**
     * A scan.
     *
     * @param triggers of each rule the characters of which a text must hold one
     */
    TriggerScan(List<UnicodeSet> triggers) {
        long[] ofCharacter = new long[classes.length];
        for (int rule = 0; rule < triggers.size(); rule++) {
            mark(triggers.get(rule), bit(rule), ofCharacter);
        }
        Map<Long, Integer> known = new HashMap<>();
        for (int c = 0; c < classes.length; c++) {
            Integer own = known.get(ofCharacter[c]);
            if (own == null) {
                own = Math.min(known.size(), LAST);
                known.put(ofCharacter[c], own);
            }
            classes[c] = own.byteValue();
            rules[own] |= ofCharacter[c];
        }
    }

    /** Characters beyond the basic plane are met as their halves. */
    private static void mark(UnicodeSet triggers, long bit, long[] ofCharacter) {
        for (UnicodeSet.EntryRange range : triggers.ranges()) {
            for (int c = range.codepoint; c <= Math.min(range.codepointEnd, Character.MAX_VALUE); c++) {
                ofCharacter[c] |= bit;
            }
            for (int half = Character.MIN_SURROGATE;
                    range.codepointEnd > Character.MAX_VALUE && half <= Character.MAX_SURROGATE;
                    half++) {
                ofCharacter[half] |= bit;
            }
        }
    }

    /** The rules that can do anything to a text, as bits that {@link #has} reads. */
    long rules(String text) {
        long met = 0;
        int length = text.length();
        for (int from = 0; from < length; from += CHUNK) {
            int count = Math.min(CHUNK, length - from);
            text.getChars(from, from + count, chunk, 0);
            for (int i = 0; i < count; i++) {
                met |= 1L << classes[chunk[i]];
            }
        }
        long found = 0;
        for (long left = met; left != 0; left &= left - 1) {
            found |= rules[Long.numberOfTrailingZeros(left)];
        }
        return found;
    }

    /** Whether a rule, by its number in the list, is among those found. */
    static boolean has(long found, int rule) {
        return (found & bit(rule)) != 0;
    }

    private static long bit(int rule) {
        return 1L << Math.min(rule, LAST);
    }
}
