package io.glossa.corpus.filter;

import java.util.List;

/**
 * Rejects texts too much of which is one run of n words said over and over. Source: Rae et al. 2021 (Gopher),
 * table A1.
 *
 * <p>One rule for each n, so that reports tell them apart.
 */
public abstract class TopNGram implements DocumentFilter {
    private final int n;

    private TopNGram(int n) {
        this.n = n;
    }

    @Override
    public final String name() {
        return "top-" + n + "-grams";
    }

    @Override
    public final List<Threshold> thresholds() {
        return List.of(Threshold.share(key()));
    }

    @Override
    public final Verdict judge(AnalysedDocument document, Thresholds limits) {
        double share = document.repetition().topRuns().get(n);
        return Verdict.atMost(share, limits.get(key()), "share of text in the most frequent run of " + n + " words");
    }

    private String key() {
        return "max-" + name();
    }

    /** Runs of two words. */
    public static final class Two extends TopNGram {
        /** For the service loader. */
        public Two() {
            super(2);
        }
    }

    /** Runs of three words. */
    public static final class Three extends TopNGram {
        /** For the service loader. */
        public Three() {
            super(3);
        }
    }

    /** Runs of four words. */
    public static final class Four extends TopNGram {
        /** For the service loader. */
        public Four() {
            super(4);
        }
    }
}
