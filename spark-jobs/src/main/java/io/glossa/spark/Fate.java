package io.glossa.spark;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.Serializable;

/**
 * What became of a document that has duplicates.
 *
 * @param kept key of its cluster's kept document; its own when it stays
 * @param keptId id of that document
 * @param keptSource source of that document
 * @param exact whether its text equals the kept one's
 * @param clusterSize documents of the cluster
 * @param samePage whether it comes from the kept one's web page
 */
record Fate(long kept, String keptId, String keptSource, boolean exact, int clusterSize, boolean samePage)
        implements Serializable {
    void write(DataOutputStream out) throws IOException {
        out.writeLong(kept);
        JudgedRows.write(out, keptId);
        JudgedRows.write(out, keptSource);
        out.writeBoolean(exact);
        out.writeInt(clusterSize);
        out.writeBoolean(samePage);
    }

    static Fate read(DataInputStream in) throws IOException {
        return new Fate(
                in.readLong(),
                JudgedRows.text(in),
                JudgedRows.text(in),
                in.readBoolean(),
                in.readInt(),
                in.readBoolean());
    }
}
