package io.glossa.corpus.dedup;

import java.io.Serializable;
import java.util.function.LongConsumer;

/**
 * A document as a set of overlapping runs (shingles), given as a stream of 64-bit hashes.
 *
 * <p>A text shorter than one shingle is one shingle, so that equal short texts are still similar. Letters are folded to
 * lower case; marks are kept.
 *
 * <p><b>Determinism.</b> Pure; thread-safe.
 *
 * <p><b>Cost.</b> One pass over the text and eight bytes a character; no set is built.
 *
 * @param kind characters or words
 * @param size units of a shingle, at least 1
 */
public record Shingles(ShingleKind kind, int size) implements Serializable {
    /** Odd multiplier of the rolling polynomial; the golden ratio of 2^64, as Knuth's multiplicative hashing uses. */
    private static final long BASE = 0x9E3779B97F4A7C15L;

    public Shingles {
        if (size < 1) {
            throw new IllegalArgumentException("a shingle has at least one unit, found: " + size);
        }
    }

    /** Sends the hash of every shingle, repeated ones too. */
    public void forEach(CharSequence text, LongConsumer sink) {
        long[] units = new long[text.length()];
        int count = kind == ShingleKind.CHARACTERS ? characters(text, units) : words(text, units);
        if (count == 0) {
            return;
        }
        int width = Math.min(size, count);
        long drop = 1;
        long rolling = 0;
        for (int i = 0; i < width; i++) {
            rolling = rolling * BASE + units[i];
            drop *= BASE;
        }
        sink.accept(mix(rolling));
        for (int i = width; i < count; i++) {
            rolling = rolling * BASE + units[i] - drop * units[i - width];
            sink.accept(mix(rolling));
        }
    }

    /** One unit a character; runs of white space are one space, none at the ends. */
    private static int characters(CharSequence text, long[] units) {
        int count = 0;
        boolean pending = false;
        for (int i = 0; i < text.length(); ) {
            int c = text.charAt(i);
            c = Character.isSurrogate((char) c) ? Character.codePointAt(text, i) : c;
            i += Character.charCount(c);
            if (FoldedText.isSpace(c)) {
                pending = count > 0;
            } else {
                if (pending) {
                    units[count++] = mix(' ');
                    pending = false;
                }
                units[count++] = mix(Character.toLowerCase(c));
            }
        }
        return count;
    }

    /** One unit a word: a run of letters, digits and marks. */
    private static int words(CharSequence text, long[] units) {
        int count = 0;
        long word = 0;
        for (int i = 0; i <= text.length(); ) {
            int c = i < text.length() ? Character.codePointAt(text, i) : ' ';
            i += Character.charCount(c);
            if (Character.isLetterOrDigit(c) || Character.getType(c) == Character.NON_SPACING_MARK) {
                word = (word + Character.toLowerCase(c) + 1L) * BASE;
            } else if (word != 0) {
                units[count++] = mix(word);
                word = 0;
            }
        }
        return count;
    }

    /** Finaliser of SplitMix64 (Steele et al. 2014): a bijection that spreads every bit. */
    static long mix(long value) {
        long z = value;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
