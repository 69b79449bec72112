package io.glossa.spark;

import io.glossa.corpus.Rejection;
import io.glossa.corpus.dedup.Candidate;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.Serializable;

/** What a task sends on about the records it read: one row for each, and a last one that adds them up. */
sealed interface Judged extends Serializable permits Judged.Accepted, Judged.Refused, Account {
    /**
     * A record that became a document.
     *
     * @param key the record's {@link FileSlice#key}
     * @param origin file and number, which make a repeated id unique
     * @param source index of the source
     * @param candidate what the keep rule looks at
     * @param language ISO 639-1 code
     * @param stored the text, normalised and redacted: from here on it is hardly ever looked at
     * @param exactHigh first half of the text's exact key
     * @param exactLow second half
     * @param bandKeys one for every band; empty when near-duplicates are not looked for
     * @param url key of the web page that it comes from; {@link io.glossa.corpus.dedup.UrlKey#NONE} when its source does not say
     * @param trace its way through the rules
     */
    @SuppressWarnings("ArrayRecordComponent") // Rows of a stage: never compared, never changed.
    record Accepted(
            long key,
            String origin,
            int source,
            Candidate candidate,
            String language,
            StoredText stored,
            long exactHigh,
            long exactLow,
            long[] bandKeys,
            long url,
            Trace trace)
            implements Judged {
        String id() {
            return candidate.id();
        }

        String text() {
            return stored.load().text();
        }

        /** Bytes of the text in UTF-8. */
        long bytes() {
            return stored.size();
        }

        private Object writeReplace() {
            return PackedDocument.of(this);
        }

        /** The same document as the search for duplicates knows it: perhaps under another id. */
        Accepted as(Candidate named) {
            return named.equals(candidate)
                    ? this
                    : new Accepted(
                            key, origin, source, named, language, stored, exactHigh, exactLow, bandKeys, url, trace);
        }

        /** The same document with its text stored elsewhere, or with another text. */
        Accepted with(StoredText text) {
            return new Accepted(
                    key, origin, source, candidate, language, text, exactHigh, exactLow, bandKeys, url, trace);
        }
    }

    /**
     * A record that did not; the other components are those of {@link Rejection}.
     *
     * @param sourceIndex index of the source
     * @param trace its way through the rules
     */
    record Refused(
            long key,
            String id,
            String source,
            String language,
            String rule,
            String reason,
            double value,
            PackedText packed,
            int sourceIndex,
            Trace trace)
            implements Judged {
        static Refused of(long key, int sourceIndex, Rejection rejection, Trace trace) {
            return new Refused(
                    key,
                    rejection.id(),
                    rejection.source(),
                    rejection.language(),
                    rejection.rule(),
                    rejection.reason(),
                    rejection.value(),
                    PackedText.of(rejection.text()),
                    sourceIndex,
                    trace);
        }

        /** As {@link JudgedRows} writes it. */
        static final class Format implements RowFormat<Refused> {
            private static final long serialVersionUID = 1;

            @Override
            public void write(DataOutputStream out, Refused refused) throws IOException {
                JudgedRows.write(out, refused);
            }

            @Override
            public Refused read(DataInputStream in) throws IOException {
                return JudgedRows.readRefused(in);
            }
        }
    }
}
