package io.glossa.corpus.dedup;

import java.util.Comparator;

/** Keeps the best text: quality, then length, then the dearer source, then source name and id. */
public final class BestDocument implements KeepRule {
    @Override
    public String name() {
        return "best";
    }

    @Override
    public Comparator<Candidate> order() {
        return Comparator.comparingDouble(Candidate::quality)
                .thenComparingLong(Candidate::characters)
                .reversed()
                .thenComparingInt(Candidate::priority)
                .thenComparing(Candidate::source)
                .thenComparing(Candidate::id);
    }
}
