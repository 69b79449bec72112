package io.glossa.corpus.decontaminate;

import java.text.Normalizer;
import java.util.Arrays;

/**
 * A text as overlaps are looked for in it: its folded letters in a row, with the words that they form and the places that
 * they come from.
 *
 * <p><b>Units.</b> A <i>letter</i> is a folded letter or digit. Its <i>weight</i> is what it counts for in the length of a
 * run: a Hangul syllable 2, for it writes two or three sounds, any other 1. So a run of 50 is about as long a piece of
 * speech in Korean as in English.
 *
 * <p><b>Cost.</b> 26 bytes a letter; any run is hashed in constant time.
 */
final class FoldedText {
    /** Odd multiplier of the polynomial hash: the golden ratio of 2^64. */
    private static final long BASE = 0x9E3779B97F4A7C15L;

    private final int[] places;
    private final int[] weights;
    private final long[] sums;
    private final long[] powers;
    private final int[] words;
    private final int letters;
    private final int wordCount;

    private FoldedText(String text) {
        int length = text.length();
        places = new int[length + 1];
        weights = new int[length + 1];
        sums = new long[length + 1];
        powers = new long[length + 1];
        powers[0] = 1;
        int[] starts = new int[16];
        int n = 0;
        int count = 0;
        boolean inWord = false;
        for (int i = 0; i < length; i++) {
            char folded = LetterFold.of(text.charAt(i));
            if (folded == LetterFold.NOTHING) {
                continue;
            }
            if (folded == LetterFold.GAP) {
                inWord = false;
                continue;
            }
            if (!inWord) {
                inWord = true;
                if (count + 1 == starts.length) {
                    starts = Arrays.copyOf(starts, 2 * starts.length);
                }
                starts[count++] = n;
            }
            places[n] = i;
            weights[n + 1] = weights[n] + (isSyllable(folded) ? 2 : 1);
            sums[n + 1] = sums[n] * BASE + folded;
            powers[n + 1] = powers[n] * BASE;
            n++;
        }
        starts[count] = n;
        words = starts;
        letters = n;
        wordCount = count;
    }

    /** Folds a text, composed first so that both spellings of a Hangul syllable are one letter. */
    static FoldedText of(String text) {
        return new FoldedText(composed(text));
    }

    /** The text whose places {@link #place} counts. */
    static String composed(String text) {
        return Normalizer.isNormalized(text, Normalizer.Form.NFC)
                ? text
                : Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    /** How many letters there are. */
    int letters() {
        return letters;
    }

    /** How many words there are. */
    int words() {
        return wordCount;
    }

    /** The first letter of a word; for the number of words, the number of letters. */
    int wordStart(int word) {
        return words[word];
    }

    /** Where a letter stands in the composed text. */
    int place(int letter) {
        return places[letter];
    }

    /** What the letters from {@code from} to before {@code to} weigh. */
    int weight(int from, int to) {
        return weights[to] - weights[from];
    }

    /** A 64-bit hash of a run of letters; two different runs share one with probability 2^-64 or so. */
    long hash(int from, int to) {
        return mix(sums[to] - sums[from] * powers[to - from] + (to - from));
    }

    private static boolean isSyllable(char c) {
        return c >= 0xAC00 && c <= 0xD7A3;
    }

    /** Finaliser of SplitMix64 (Steele et al. 2014). */
    private static long mix(long value) {
        long z = value;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
