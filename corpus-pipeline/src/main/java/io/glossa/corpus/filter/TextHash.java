package io.glossa.corpus.filter;

/** 64-bit hashes of parts of a text, equal when the parts differ in letter case alone. */
final class TextHash {
    /** Odd multiplier: the golden ratio of 2^64. */
    static final long BASE = 0x9E3779B97F4A7C15L;

    private TextHash() {}

    static long lowerCase(CharSequence text, int start, int end) {
        long hash = (long) end - start;
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            hash = (hash ^ lowerCase(c)) * BASE;
            hash ^= hash >>> 29;
        }
        return hash;
    }

    static char lowerCase(char c) {
        if (c < 0x80) {
            return c >= 'A' && c <= 'Z' ? (char) (c | 0x20) : c;
        }
        // Hangul, the bulk of Korean text, has no case; below it stand Ẹ, Ọ, Ṣ and the accented Greek capitals, which
        // have.
        return c >= 0x3000 && c < 0xFB00 ? c : Character.toLowerCase(c);
    }
}
