package io.glossa.corpus.decontaminate;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * What a document holds of evaluation texts.
 *
 * @param share of the document's letters that stand in passages shared with the texts found
 * @param hits the texts found, the best covered first
 * @param passages where they stand in the composed text, in order, not overlapping
 */
public record Contamination(double share, List<Hit> hits, List<Passage> passages) implements Serializable {
    /** A document that holds none. */
    public static final Contamination NONE = new Contamination(0, List.of(), List.of());

    public Contamination {
        hits = new ArrayList<>(hits);
        passages = new ArrayList<>(passages);
    }

    /**
     * An evaluation text found.
     *
     * @param item its number in the index
     * @param share of its letters that the document repeats
     */
    public record Hit(int item, double share) implements Serializable {}

    /** A stretch of the text, from {@code start} to before {@code end}. */
    public record Passage(int start, int end) implements Serializable {}

    /** Whether there is nothing to do. */
    public boolean isClean() {
        return hits.isEmpty();
    }
}
