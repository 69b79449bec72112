package io.glossa.spark;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
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

    /** Every component in order. */
    static final class Format implements RowFormat<Decision> {
        private static final long serialVersionUID = 1;

        @Override
        public void write(DataOutputStream out, Decision d) throws IOException {
            out.writeInt(d.part);
            out.writeLong(d.key);
            out.writeInt(d.keptPart);
            d.fate.write(out);
            out.writeDouble(d.similarity);
        }

        @Override
        public Decision read(DataInputStream in) throws IOException {
            return new Decision(in.readInt(), in.readLong(), in.readInt(), Fate.read(in), in.readDouble());
        }
    }
}
