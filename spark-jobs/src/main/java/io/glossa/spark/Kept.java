package io.glossa.spark;

import java.io.Serializable;

/** A document that stays, and how many documents it stands for, itself among them. */
record Kept(Judged.Accepted document, int clusterSize) implements Serializable {
    /**
     * The same as bytes. A sort measures the rows that it holds object by object: one array a row costs it a tenth.
     *
     * @param row of the document
     */
    @SuppressWarnings("ArrayRecordComponent") // A carrier: never compared, never changed.
    record Packed(byte[] row, int clusterSize) implements Serializable {
        Kept open() {
            return new Kept(new PackedDocument(row).open(), clusterSize);
        }
    }

    Packed packed() {
        return new Packed(PackedDocument.of(document).row(), clusterSize);
    }
}
