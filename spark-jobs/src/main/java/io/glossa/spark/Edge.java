package io.glossa.spark;

import java.io.Serializable;

/**
 * Two documents that are duplicates of one another, each by key and part.
 *
 * @param second key of the one that stands later in order: of a planted copy and its original, the copy
 * @param secondPart where it is
 * @param first key of the other
 * @param firstPart where it is
 */
record Edge(long second, int secondPart, long first, int firstPart) implements Serializable {
    boolean hasPlanted() {
        return Sketch.isPlanted(second);
    }
}
