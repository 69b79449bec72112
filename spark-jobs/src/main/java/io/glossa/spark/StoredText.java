package io.glossa.spark;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.Serializable;

/** The text of a document, in memory or in the file that it was judged into: who does not look at it does not read it. */
sealed interface StoredText extends Serializable permits PackedText, PlacedText {
    /** Bytes of the text in UTF-8. */
    int size();

    /** The text in memory. */
    PackedText load();

    /** Bytes of the form that {@link #write(DataOutputStream, StoredText)} writes, or about so many. */
    int bytes();

    /** Writes a text as it is: one in a file as its place. */
    static void write(DataOutputStream out, StoredText text) throws IOException {
        if (text instanceof PlacedText placed) {
            out.writeBoolean(true);
            JudgedRows.write(out, placed.file().path());
            placed.write(out);
        } else if (text instanceof PackedText packed) {
            out.writeBoolean(false);
            packed.write(out);
        }
    }

    /** The text that {@link #write(DataOutputStream, StoredText)} wrote. */
    static StoredText read(DataInputStream in) throws IOException {
        return in.readBoolean() ? PlacedText.read(in, new TextFile(JudgedRows.text(in))) : PackedText.read(in);
    }
}
