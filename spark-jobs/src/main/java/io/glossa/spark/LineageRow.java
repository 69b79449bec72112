package io.glossa.spark;

import io.glossa.corpus.read.RecordReader;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.Serializable;

/**
 * What became of one record: a row of {@code lineage/}.
 *
 * @param key of the record
 * @param id as the other tables name it
 * @param source index of its source
 * @param trace what the rules found
 * @param ending how its way ended
 */
record LineageRow(long key, String id, int source, Trace trace, Ending ending) implements Serializable {
    /** How a record's way ended. */
    sealed interface Ending extends Serializable permits Kept, Copy, Refused {
        /** As the column {@code fate} says it. */
        String fate();
    }

    /**
     * It stays.
     *
     * @param bytes of its final text
     * @param clusterSize documents of its cluster, itself among them
     */
    record Kept(long bytes, int clusterSize) implements Ending {
        @Override
        public String fate() {
            return "kept";
        }
    }

    /**
     * Another document was kept in its place.
     *
     * @param bytes of its final text
     * @param rule that found the two alike, as the report names it
     * @param cluster the document kept and the cluster's size
     * @param similarity with that document
     */
    record Copy(long bytes, String rule, Fate cluster, double similarity) implements Ending {
        @Override
        public String fate() {
            return "duplicate";
        }
    }

    /** A rule refused it. */
    record Refused(String rule, String reason) implements Ending {
        @Override
        public String fate() {
            return RecordReader.RULES.contains(rule) ? "broken" : "rejected";
        }
    }

    static LineageRow of(Judged.Refused refused) {
        return new LineageRow(
                refused.key(),
                refused.id(),
                refused.sourceIndex(),
                refused.trace(),
                new Refused(refused.rule(), refused.reason()));
    }

    static LineageRow kept(io.glossa.spark.Kept kept) {
        return of(kept.document(), new Kept(kept.document().bytes(), kept.clusterSize()));
    }

    /** A document that a rule of a later stage refused. */
    static LineageRow refused(Judged.Accepted document, String rule, String reason) {
        return of(document, new Refused(rule, reason));
    }

    static LineageRow of(Duplicate d) {
        String rule = d.kind() + Duplicate.RULE;
        return new LineageRow(
                d.key(), d.id(), d.source(), d.trace(), new Copy(d.amount().bytes(), rule, d.fate(), d.similarity()));
    }

    private static LineageRow of(Judged.Accepted document, Ending ending) {
        return new LineageRow(document.key(), document.id(), document.source(), document.trace(), ending);
    }

    /** Every component in order, the ending behind the number of its kind. */
    static final class Format implements RowFormat<LineageRow> {
        private static final long serialVersionUID = 1;
        private static final int KEPT = 0;
        private static final int COPY = 1;
        private static final int REFUSED = 2;

        @Override
        public void write(DataOutputStream out, LineageRow row) throws IOException {
            out.writeLong(row.key);
            JudgedRows.write(out, row.id);
            out.writeInt(row.source);
            JudgedRows.write(out, row.trace);
            if (row.ending instanceof Kept kept) {
                out.writeByte(KEPT);
                out.writeLong(kept.bytes);
                out.writeInt(kept.clusterSize);
            } else if (row.ending instanceof Copy copy) {
                out.writeByte(COPY);
                out.writeLong(copy.bytes);
                JudgedRows.write(out, copy.rule);
                copy.cluster.write(out);
                out.writeDouble(copy.similarity);
            } else if (row.ending instanceof Refused refused) {
                out.writeByte(REFUSED);
                JudgedRows.write(out, refused.rule);
                JudgedRows.write(out, refused.reason);
            }
        }

        @Override
        public LineageRow read(DataInputStream in) throws IOException {
            return new LineageRow(in.readLong(), JudgedRows.text(in), in.readInt(), JudgedRows.trace(in), ending(in));
        }

        private static Ending ending(DataInputStream in) throws IOException {
            int kind = in.readByte();
            return switch (kind) {
                case KEPT -> new Kept(in.readLong(), in.readInt());
                case COPY -> new Copy(in.readLong(), JudgedRows.text(in), Fate.read(in), in.readDouble());
                case REFUSED -> new Refused(JudgedRows.text(in), JudgedRows.text(in));
                default -> throw new IOException("no ending has the number " + kind);
            };
        }
    }
}
