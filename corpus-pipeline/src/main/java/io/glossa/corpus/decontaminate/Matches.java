package io.glossa.corpus.decontaminate;

import java.io.Serializable;

/**
 * Where a document repeats runs of evaluation texts.
 *
 * @param grams numbers of the runs in the index
 * @param starts first letter of each, in the document's folded letters
 * @param ends letter behind the last
 * @param from place of the first letter in the composed text
 * @param to place behind the last letter
 * @param letters folded letters of the whole document
 */
@SuppressWarnings("ArrayRecordComponent") // Rows of a stage: never compared, never changed.
public record Matches(int[] grams, int[] starts, int[] ends, int[] from, int[] to, int letters)
        implements Serializable {
    /** Whether there is none. */
    public boolean isEmpty() {
        return grams.length == 0;
    }
}
