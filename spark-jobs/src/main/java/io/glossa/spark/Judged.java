package io.glossa.spark;

import io.glossa.corpus.Rejection;
import io.glossa.corpus.dedup.Candidate;
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
     * @param text normalised and redacted
     * @param bytes of the text in UTF-8
     * @param exactHigh first half of the text's exact key
     * @param exactLow second half
     * @param bandKeys one for every band; empty when near-duplicates are not looked for
     * @param trace its way through the rules
     */
    @SuppressWarnings("ArrayRecordComponent") // Rows of a stage: never compared, never changed.
    record Accepted(
            long key,
            String origin,
            int source,
            Candidate candidate,
            String language,
            String text,
            long bytes,
            long exactHigh,
            long exactLow,
            long[] bandKeys,
            Trace trace)
            implements Judged {
        String id() {
            return candidate.id();
        }

        boolean hasTextOf(Accepted other) {
            return exactHigh == other.exactHigh && exactLow == other.exactLow;
        }

        /** The same document under another id. */
        Accepted named(String id) {
            Candidate renamed = new Candidate(
                    candidate.source(), id, candidate.priority(), candidate.quality(), candidate.characters());
            return new Accepted(
                    key, origin, source, renamed, language, text, bytes, exactHigh, exactLow, bandKeys, trace);
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
            String text,
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
                    rejection.text(),
                    sourceIndex,
                    trace);
        }
    }
}
