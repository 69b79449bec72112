package io.glossa.corpus.langid;

import java.text.Normalizer;
import java.util.Arrays;

/**
 * The features of a text: 64-bit hashes of the runs of one to five characters of every word, its edges included, and of
 * the words too long for such a run.
 *
 * <p>A word is a run of letters and combining marks in lower case; digits and signs part words and are no evidence. The same
 * word gives the same features wherever it stands.
 *
 * <p>One thread at a time; the buffers are reused.
 */
final class NGrams {
    /** Shortest run of characters. Shorter ones are in every language: they cost much and tell little. */
    static final int MIN_N = 3;
    /** Longest run of characters, edges included. */
    static final int MAX_N = 5;
    /** A longer word is a chain of words without spaces, or noise: its runs are evidence, the whole is not. */
    private static final int MAX_WORD = 24;

    private static final char EDGE = ' ';
    private static final long SEED = 0x243F6A8885A308D3L;
    /** Odd multiplier: the golden ratio of 2^64. */
    private static final long BASE = 0x9E3779B97F4A7C15L;

    private static final long EDGE_HASH = mixed(~SEED, EDGE);

    private char[] word = new char[64];
    private long[] hashes = new long[4096];
    private int count;

    /** Takes the words of a text, one after another. */
    @FunctionalInterface
    interface WordReader {
        /**
         * A word.
         *
         * @param characters the word in lower case, with an edge before and behind it; valid until the next word
         * @param end how many characters that are
         * @param hash of all of them
         */
        void read(char[] characters, int end, long hash);
    }

    /** Reads a text and returns how many features it has, as often as they occur. */
    int read(CharSequence text) {
        count = 0;
        forEachWord(text, this::add);
        return count;
    }

    /** Hands on the words of a text. */
    void forEachWord(CharSequence text, WordReader reader) {
        CharSequence composed = hasMarks(text) ? Normalizer.normalize(text, Normalizer.Form.NFC) : text;
        int length = 1;
        long hash = EDGE_HASH;
        word[0] = EDGE;
        for (int i = 0; i < composed.length(); i++) {
            char c = composed.charAt(i);
            if (isWordCharacter(c)) {
                if (length + 2 > word.length) {
                    word = Arrays.copyOf(word, 2 * word.length);
                }
                char lower = c < 0x80 ? (char) (c | 0x20) : Character.toLowerCase(c);
                word[length++] = lower;
                hash = mixed(hash, lower);
            } else if (length > 1) {
                end(length, hash, reader);
                length = 1;
                hash = EDGE_HASH;
            }
        }
        if (length > 1) {
            end(length, hash, reader);
        }
    }

    /** Finds the features of one word and returns how many they are. */
    int features(char[] characters, int end, long wordHash) {
        count = 0;
        add(characters, end, wordHash);
        return count;
    }

    /** Hash of a feature by its number; valid until the next text or word. */
    long hash(int feature) {
        return hashes[feature];
    }

    /** Hashes of the features; valid as long as {@link #hash}. */
    long[] hashes() {
        return hashes;
    }

    private void end(int edge, long hash, WordReader reader) {
        word[edge] = EDGE;
        reader.read(word, edge + 1, mixed(hash, EDGE));
    }

    private void add(char[] characters, int end, long wordHash) {
        while (count + MAX_N * end + 1 > hashes.length) {
            hashes = Arrays.copyOf(hashes, 2 * hashes.length);
        }
        for (int i = 0; i < end; i++) {
            long hash = SEED;
            int last = Math.min(end, i + MAX_N);
            for (int j = i; j < last; j++) {
                hash = mixed(hash, characters[j]);
                if (j - i + 1 >= MIN_N) {
                    hashes[count++] = hash;
                }
            }
        }
        if (end > MAX_N && end <= MAX_WORD) {
            hashes[count++] = wordHash;
        }
    }

    private static long mixed(long hash, char c) {
        long product = (hash ^ c) * BASE;
        return product ^ (product >>> 29);
    }

    private static boolean isWordCharacter(char c) {
        if (c < 0x80) {
            return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
        }
        if (Character.isLetter(c)) {
            return true;
        }
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || type == Character.SURROGATE;
    }

    private static boolean hasMarks(CharSequence text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x300 && c < 0x370) {
                return true;
            }
        }
        return false;
    }
}
