package io.glossa.spark;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
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

    /** Four numbers. */
    static final class Format implements RowFormat<Edge> {
        private static final long serialVersionUID = 1;

        @Override
        public void write(DataOutputStream out, Edge edge) throws IOException {
            out.writeLong(edge.second);
            out.writeInt(edge.secondPart);
            out.writeLong(edge.first);
            out.writeInt(edge.firstPart);
        }

        @Override
        public Edge read(DataInputStream in) throws IOException {
            return new Edge(in.readLong(), in.readInt(), in.readLong(), in.readInt());
        }
    }
}
