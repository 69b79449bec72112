package io.glossa.vocab.bytelevel;

import java.text.Normalizer;

/** What happens to the characters of a text before it is cut. */
public enum Normalization {
    /** Nothing. */
    NONE,
    /** Canonical composition. */
    NFC;

    /** Whether a glance shows it: only characters that stand below the first mark, or Hangul syllables. */
    private static boolean isComposed(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x300 && !(c >= 0xAC00 && c <= 0xD7A3)) {
                return false;
            }
        }
        return true;
    }

    String apply(String text) {
        return this == NFC && !isComposed(text) && !Normalizer.isNormalized(text, Normalizer.Form.NFC)
                ? Normalizer.normalize(text, Normalizer.Form.NFC)
                : text;
    }
}
