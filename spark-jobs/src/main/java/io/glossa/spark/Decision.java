package io.glossa.spark;

import java.io.Serializable;

/**
 * What shall become of a document that has duplicates, on its way to where the document is.
 *
 * @param part of the document
 * @param key of it
 * @param keptPart part of the document kept in its place
 * @param similarity with that document
 */
record Decision(int part, long key, int keptPart, Fate fate, double similarity) implements Serializable {
    boolean isKept() {
        return fate.kept() == key;
    }

    /** Whether the similarity must still be computed. */
    boolean isSimilar() {
        return !isKept() && !fate.exact();
    }

    Decision at(double exactSimilarity) {
        return new Decision(part, key, keptPart, fate, exactSimilarity);
    }
}
