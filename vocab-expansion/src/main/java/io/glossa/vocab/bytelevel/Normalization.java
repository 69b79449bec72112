package io.glossa.vocab.bytelevel;

import java.text.Normalizer;

/** What happens to the characters of a text before it is cut. */
public enum Normalization {
    /** Nothing. */
    NONE,
    /** Canonical composition. */
    NFC;

    String apply(String text) {
        return this == NFC && !Normalizer.isNormalized(text, Normalizer.Form.NFC)
                ? Normalizer.normalize(text, Normalizer.Form.NFC)
                : text;
    }
}
