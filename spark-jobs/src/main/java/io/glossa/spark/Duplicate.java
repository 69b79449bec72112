package io.glossa.spark;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.Serializable;

/**
 * A document removed as a copy.
 *
 * @param id of the document
 * @param source index of its source
 * @param sourceName its name
 * @param fate which document was kept
 * @param similarity Jaccard similarity with that document; a chain of copies may take it below the settings' threshold
 * @param amount of its text
 * @param key of its record
 * @param trace its way through the rules
 */
record Duplicate(
        String id, int source, String sourceName, Fate fate, double similarity, Amount amount, long key, Trace trace)
        implements Serializable {
    /** Behind a kind, the rule as the report names it. */
    static final String RULE = "-duplicates";

    static Duplicate of(Judged.Accepted document, Fate fate, double similarity) {
        return new Duplicate(
                document.id(),
                document.source(),
                document.candidate().source(),
                fate,
                similarity,
                Amount.of(document),
                document.key(),
                document.trace());
    }

    /** As the column {@code kind} says it. */
    String kind() {
        return fate.exact() ? "exact" : fate.samePage() ? "url" : "near";
    }

    /** What its table and the report say: every component but key and trace, which come back as 0 and {@link Trace#NONE}. */
    static final class Format implements RowFormat<Duplicate> {
        private static final long serialVersionUID = 1;

        @Override
        public void write(DataOutputStream out, Duplicate d) throws IOException {
            JudgedRows.write(out, d.id);
            out.writeInt(d.source);
            JudgedRows.write(out, d.sourceName);
            d.fate.write(out);
            out.writeDouble(d.similarity);
            out.writeLong(d.amount.documents());
            out.writeLong(d.amount.bytes());
            out.writeLong(d.amount.characters());
        }

        @Override
        public Duplicate read(DataInputStream in) throws IOException {
            String id = JudgedRows.text(in);
            int source = in.readInt();
            String sourceName = JudgedRows.text(in);
            Fate fate = Fate.read(in);
            double similarity = in.readDouble();
            Amount amount = new Amount(in.readLong(), in.readLong(), in.readLong());
            return new Duplicate(id, source, sourceName, fate, similarity, amount, 0, Trace.NONE);
        }
    }
}
