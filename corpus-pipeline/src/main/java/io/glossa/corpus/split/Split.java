package io.glossa.corpus.split;

import java.util.Locale;

/** The part of the corpus that a document belongs to. */
public enum Split {
    TRAIN,
    VALIDATION,
    TEST;

    /** The name in columns and folders. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
