package io.glossa.spark;

import io.glossa.corpus.dedup.Candidate;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.Serializable;
import net.openhft.hashing.LongHashFunction;

/**
 * A document as the search for duplicates sees it: all but its text, which stays in the part that it was judged in.
 *
 * @param key of its record; that of a planted copy has {@link #PLANTED} set
 * @param candidate what the keep rule looks at
 * @param origin file and number, which make a repeated id unique
 * @param exactHigh first half of the text's exact key
 * @param exactLow second half
 * @param url key of its web page; {@link io.glossa.corpus.dedup.UrlKey#NONE} without one
 * @param bandKeys one for every band; empty when near-duplicates are not looked for
 * @param similarity of a planted copy to its original; 1 for a document
 */
@SuppressWarnings("ArrayRecordComponent") // Rows of a stage: never compared, never changed.
record Sketch(
        long key,
        Candidate candidate,
        String origin,
        long exactHigh,
        long exactLow,
        long url,
        long[] bandKeys,
        double similarity)
        implements Serializable {
    /** Beyond every record's key. */
    static final long PLANTED = 1L << 62;

    private static final LongHashFunction HASH = LongHashFunction.xx3();

    /** The sketch of a document. */
    static Sketch of(Judged.Accepted d) {
        return new Sketch(d.key(), d.candidate(), d.origin(), d.exactHigh(), d.exactLow(), d.url(), d.bandKeys(), 1);
    }

    boolean isPlanted() {
        return isPlanted(key);
    }

    static boolean isPlanted(long key) {
        return (key & PLANTED) != 0;
    }

    String id() {
        return candidate.id();
    }

    /**
     * Where the document stands among others: by source and id, so that the order of records in their files shows nowhere;
     * planted copies behind all documents.
     */
    long order() {
        return isPlanted() ? Long.MAX_VALUE : HASH.hashChars(candidate.source() + "/" + id()) >>> 1;
    }

    /** The same without band keys, which only banding needs. */
    Sketch withoutBands() {
        return new Sketch(key, candidate, origin, exactHigh, exactLow, url, new long[0], similarity);
    }

    /** The same document under the id that a second record of its id gets. */
    Sketch renamed() {
        Candidate renamed = new Candidate(
                candidate.source(),
                candidate.id() + "~" + origin,
                candidate.priority(),
                candidate.quality(),
                candidate.characters());
        return new Sketch(key, renamed, origin, exactHigh, exactLow, url, bandKeys, similarity);
    }

    /** Every component in order. */
    static final class Format implements RowFormat<Sketch> {
        private static final long serialVersionUID = 1;

        @Override
        public void write(DataOutputStream out, Sketch s) throws IOException {
            out.writeLong(s.key);
            JudgedRows.write(out, s.candidate);
            JudgedRows.write(out, s.origin);
            out.writeLong(s.exactHigh);
            out.writeLong(s.exactLow);
            out.writeLong(s.url);
            JudgedRows.write(out, s.bandKeys);
            out.writeDouble(s.similarity);
        }

        @Override
        public Sketch read(DataInputStream in) throws IOException {
            return new Sketch(
                    in.readLong(),
                    JudgedRows.candidate(in),
                    JudgedRows.text(in),
                    in.readLong(),
                    in.readLong(),
                    in.readLong(),
                    JudgedRows.longs(in),
                    in.readDouble());
        }
    }
}
