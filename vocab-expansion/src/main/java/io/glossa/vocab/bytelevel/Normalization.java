package io.glossa.vocab.bytelevel;

import com.ibm.icu.text.Normalizer2;

/** What happens to the characters of a text before it is cut. */
public enum Normalization {
    /** Nothing. */
    NONE,
    /** Canonical composition. */
    NFC;

    String apply(String text) {
        return this == NFC ? Normalizer2.getNFCInstance().normalize(text) : text;
    }
}
