package io.glossa.corpus.filter;

/** 64-bit hashes of parts of a text, equal when the parts differ in letter case alone. */
final class TextHash {
    /** Odd multiplier: the golden ratio of 2^64. */
    static final long BASE = 0x9E3779B97F4A7C15L;

    private static final char[] LOWER = lowerCases();

    private TextHash() {}

    static long lowerCase(CharSequence text, int start, int end) {
        long hash = begin(end - start);
        for (int i = start; i < end; i++) {
            hash = next(hash, text.charAt(i));
        }
        return hash;
    }

    /** The hash of a part of a length, before its first character. */
    static long begin(int length) {
        return length;
    }

    /** The hash with one more character. */
    static long next(long hash, char c) {
        long mixed = (hash ^ LOWER[c]) * BASE;
        return mixed ^ (mixed >>> 29);
    }

    private static char[] lowerCases() {
        char[] lower = new char[1 << 16];
        for (int c = 0; c < lower.length; c++) {
            lower[c] = (char) Character.toLowerCase(c);
        }
        return lower;
    }
}
