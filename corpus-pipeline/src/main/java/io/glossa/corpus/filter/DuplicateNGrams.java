package io.glossa.corpus.filter;

import java.util.List;

/**
 * Rejects texts too much of which stands in runs of n words that occurred before. Source: Rae et al. 2021
 * (Gopher), table A1.
 *
 * <p>One rule for each n, so that reports tell them apart.
 */
public abstract class DuplicateNGrams implements DocumentFilter {
    private final int n;

    private DuplicateNGrams(int n) {
        this.n = n;
    }

    @Override
    public final String name() {
        return "duplicate-" + n + "-grams";
    }

    @Override
    public final List<Threshold> thresholds() {
        return List.of(Threshold.share(key()));
    }

    @Override
    public final Verdict judge(AnalysedDocument document, Thresholds limits) {
        double share = document.repetition().duplicateRuns().get(n);
        return Verdict.atMost(share, limits.get(key()), "share of text in repeated runs of " + n + " words");
    }

    private String key() {
        return "max-" + name();
    }

    /** Runs of five words. */
    public static final class Five extends DuplicateNGrams {
        /** For the service loader. */
        public Five() {
            super(5);
        }
    }

    /** Runs of six words. */
    public static final class Six extends DuplicateNGrams {
        /** For the service loader. */
        public Six() {
            super(6);
        }
    }

    /** Runs of seven words. */
    public static final class Seven extends DuplicateNGrams {
        /** For the service loader. */
        public Seven() {
            super(7);
        }
    }

    /** Runs of eight words. */
    public static final class Eight extends DuplicateNGrams {
        /** For the service loader. */
        public Eight() {
            super(8);
        }
    }

    /** Runs of nine words. */
    public static final class Nine extends DuplicateNGrams {
        /** For the service loader. */
        public Nine() {
            super(9);
        }
    }

    /** Runs of ten words. */
    public static final class Ten extends DuplicateNGrams {
        /** For the service loader. */
        public Ten() {
            super(10);
        }
    }
}
