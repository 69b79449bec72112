package io.glossa.spark;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * What the table of documents says of one.
 *
 * @param id of the document
 * @param source index of its source
 * @param sourceName its name
 * @param language ISO 639-1 code
 * @param characters code points of its text
 * @param clusterSize documents that it stands for, itself among them
 * @param text of the document
 */
record DocumentRow(
        String id, int source, String sourceName, String language, long characters, int clusterSize, StoredText text) {
    static DocumentRow of(Kept kept) {
        Judged.Accepted document = kept.document();
        return new DocumentRow(
                document.id(),
                document.source(),
                document.candidate().source(),
                document.language(),
                document.candidate().characters(),
                kept.clusterSize(),
                document.stored());
    }

    /** The same row with its text stored elsewhere. */
    DocumentRow with(StoredText stored) {
        return new DocumentRow(id, source, sourceName, language, characters, clusterSize, stored);
    }

    Amount amount() {
        return new Amount(1, text.size(), characters);
    }

    /** Every component in order. */
    static final class Format implements RowFormat<DocumentRow> {
        private static final long serialVersionUID = 1;

        @Override
        public void write(DataOutputStream out, DocumentRow row) throws IOException {
            JudgedRows.write(out, row.id);
            out.writeInt(row.source);
            JudgedRows.write(out, row.sourceName);
            JudgedRows.write(out, row.language);
            out.writeLong(row.characters);
            out.writeInt(row.clusterSize);
            StoredText.write(out, row.text);
        }

        @Override
        public DocumentRow read(DataInputStream in) throws IOException {
            return new DocumentRow(
                    JudgedRows.text(in),
                    in.readInt(),
                    JudgedRows.text(in),
                    JudgedRows.text(in),
                    in.readLong(),
                    in.readInt(),
                    StoredText.read(in));
        }

        @Override
        public int bytes(DocumentRow row) {
            return ROW_BYTES + row.text.bytes();
        }
    }
}
