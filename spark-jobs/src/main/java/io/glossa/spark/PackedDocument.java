package io.glossa.spark;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;

/**
 * A document as it travels between machines: the bytes of its row ({@link JudgedRows}), where Java's own form would describe
 * some thirty fields.
 */
@SuppressWarnings("ArrayRecordComponent") // A carrier: never compared, never changed.
record PackedDocument(byte[] row) implements Serializable {
    /** Beside the text: ids, keys and what the rules measured. */
    private static final int OTHER_BYTES = 1 << 10;

    static PackedDocument of(Judged.Accepted document) {
        ByteArrayOutputStream bytes =
                new ByteArrayOutputStream(document.packed().bytes() + OTHER_BYTES);
        try {
            JudgedRows.write(new DataOutputStream(bytes), document);
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot fail to be written", e);
        }
        return new PackedDocument(bytes.toByteArray());
    }

    private Object readResolve() {
        return open();
    }

    /** The document. */
    Judged.Accepted open() {
        try {
            return JudgedRows.readAccepted(new DataInputStream(new ByteArrayInputStream(row)));
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot fail to be read", e);
        }
    }
}
