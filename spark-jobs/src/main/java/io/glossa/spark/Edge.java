package io.glossa.spark;

import java.io.Serializable;

/**
 * Two documents that are duplicates of one another, each by key and part.
 *
 * @param second the larger key
 * @param secondPart where it is
 * @param first the smaller key
 * @param firstPart where it is
 */
record Edge(long second, int secondPart, long first, int firstPart) implements Serializable {
    boolean hasPlanted() {
        return Sketch.isPlanted(second);
    }
}
