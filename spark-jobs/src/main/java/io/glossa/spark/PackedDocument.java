package io.glossa.spark;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.Serializable;

/**
 * A document as Java's serialisation sees it: the bytes of its row ({@link JudgedRows}), where its own form would describe
 * some thirty fields.
 */
@SuppressWarnings("ArrayRecordComponent") // A carrier: never compared, never changed.
record PackedDocument(byte[] row) implements Serializable {
    private static final RowFormat<Judged.Accepted> FORMAT = new Format();

    static PackedDocument of(Judged.Accepted document) {
        return new PackedDocument(FORMAT.pack(document));
    }

    private Object readResolve() {
        return FORMAT.open(row);
    }

    private static final class Format implements RowFormat<Judged.Accepted> {
        private static final long serialVersionUID = 1;

        @Override
        public void write(DataOutputStream out, Judged.Accepted document) throws IOException {
            JudgedRows.write(out, document);
            StoredText.write(out, document.stored());
        }

        @Override
        public Judged.Accepted read(DataInputStream in) throws IOException {
            return JudgedRows.readAccepted(in, StoredText::read);
        }

        @Override
        public int bytes(Judged.Accepted document) {
            return ROW_BYTES + document.stored().bytes();
        }
    }
}
