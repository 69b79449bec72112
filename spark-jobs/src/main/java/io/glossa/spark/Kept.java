package io.glossa.spark;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.Serializable;

/** A document that stays, and how many documents it stands for, itself among them. */
record Kept(Judged.Accepted document, int clusterSize) implements Serializable {
    /** Behind the document, the size of its cluster. */
    static final class Format implements RowFormat<Kept> {
        private static final long serialVersionUID = 1;

        @Override
        public void write(DataOutputStream out, Kept kept) throws IOException {
            JudgedRows.write(out, kept.document);
            out.writeInt(kept.clusterSize);
        }

        @Override
        public Kept read(DataInputStream in) throws IOException {
            return new Kept(JudgedRows.readAccepted(in), in.readInt());
        }

        @Override
        public int bytes(Kept kept) {
            return ROW_BYTES + kept.document.utf8().length;
        }
    }
}
