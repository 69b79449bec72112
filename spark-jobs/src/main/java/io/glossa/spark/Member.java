package io.glossa.spark;

import java.io.Serializable;

/**
 * A document of a cluster: what choosing the one that stays needs.
 *
 * @param part where its text is
 * @param sketch of it
 * @param count documents that it was chosen from, itself among them
 */
record Member(int part, Sketch sketch, int count) implements Serializable {
    Member over(int documents) {
        return new Member(part, sketch, documents);
    }
}
