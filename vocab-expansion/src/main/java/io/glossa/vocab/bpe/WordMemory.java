package io.glossa.vocab.bpe;

import java.util.Arrays;

/**
 * Words that were encoded before, with their ids: a table of fixed size in which a new word takes the place of an old one.
 * Natural text repeats its words, so most are found here without making a string of them.
 *
 * <p><b>Determinism.</b> What is remembered changes the speed only. Thread-safe without locks: an entry is immutable, and a
 * thread that misses another's entry encodes anew.
 *
 * <p><b>Cost.</b> At most {@value #SLOTS} words of up to {@value #MOST_CHARACTERS} characters: about 12 MB of natural text.
 */
public final class WordMemory {
    private static final int SLOTS = 1 << 17;
    private static final int SHIFT = Integer.numberOfLeadingZeros(SLOTS - 1);
    /** Longer words are rare and would make the memory's bound meaningless. */
    private static final int MOST_CHARACTERS = 40;

    private static final class Entry {
        private final char[] word;
        private final int[] ids;

        Entry(char[] word, int[] ids) {
            this.word = word;
            this.ids = ids;
        }

        boolean is(char[] text, int start, int end) {
            int length = end - start;
            if (word.length != length) {
                return false;
            }
            for (int i = 0; i < length; i++) {
                if (word[i] != text[start + i]) {
                    return false;
                }
            }
            return true;
        }
    }

    private final Entry[] slots = new Entry[SLOTS];

    /** The ids of a stretch of text, not to be changed, or null when it is not remembered. */
    public int[] find(char[] text, int start, int end) {
        int slot = slot(text, start, end);
        Entry first = slots[slot];
        if (first != null && first.is(text, start, end)) {
            return first.ids;
        }
        Entry second = slots[slot ^ 1];
        return second != null && second.is(text, start, end) ? second.ids : null;
    }

    /** Remembers the ids of a stretch; they must not be changed afterwards. */
    public void put(char[] text, int start, int end, int[] ids) {
        if (end - start > MOST_CHARACTERS) {
            return;
        }
        int slot = slot(text, start, end);
        // The older of two stands in the second place and is the next to go.
        slots[slot ^ 1] = slots[slot];
        slots[slot] = new Entry(Arrays.copyOfRange(text, start, end), ids);
    }

    private static int slot(char[] text, int start, int end) {
        int hash = 0;
        for (int i = start; i < end; i++) {
            hash = 31 * hash + text[i];
        }
        hash *= 0x9E3779B9;
        return hash >>> SHIFT;
    }
}
