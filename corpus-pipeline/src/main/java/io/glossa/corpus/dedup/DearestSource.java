package io.glossa.corpus.dedup;

import java.util.Comparator;

/** Keeps the copy of the dearest source, for corpora whose licences or editors differ; then the best text. */
public final class DearestSource implements KeepRule {
    @Override
    public String name() {
        return "source-priority";
    }

    @Override
    public Comparator<Candidate> order() {
        return Comparator.comparingInt(Candidate::priority).thenComparing(new BestDocument().order());
    }
}
