package io.glossa.spark;

import io.glossa.corpus.dedup.Candidate;
import java.io.Serializable;

/** A document of a cluster without its text: what choosing the one that stays needs. */
record Member(long key, Candidate candidate, long exactHigh, long exactLow) implements Serializable {
    static Member of(Judged.Accepted document) {
        return new Member(document.key(), document.candidate(), document.exactHigh(), document.exactLow());
    }
}
