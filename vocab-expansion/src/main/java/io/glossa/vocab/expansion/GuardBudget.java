package io.glossa.vocab.expansion;

import java.util.List;

/**
 * What the guards allow and what has been spent of it.
 *
 * <p><b>Formula.</b> A candidate that would save {@code n} tokens of target text and change {@code c} occurrences of guarded
 * words is admitted if {@code c} fits into what is left of every guard's budget and {@code n / N >= price * c / G}, where
 * N and G are the occurrences of words in the target and in the guarded text. The price makes pieces compete for the
 * budget: at price 0 the first come are served, at a high one only pieces that pay well.
 */
final class GuardBudget {
    private final long[] left;
    private final double[] pricePerOccurrence;
    private final long[] spent;

    GuardBudget(List<Guard> guards, long targetOccurrences, double price) {
        left = new long[guards.size()];
        spent = new long[guards.size()];
        pricePerOccurrence = new double[guards.size()];
        for (int g = 0; g < left.length; g++) {
            left[g] = guards.get(g).budget();
            pricePerOccurrence[g] = price
                    * targetOccurrences
                    / Math.max(1, guards.get(g).words().total());
        }
    }

    int guards() {
        return left.length;
    }

    boolean admits(int guard, long changed, long saved) {
        return changed == 0 || (changed <= left[guard] && saved >= pricePerOccurrence[guard] * changed);
    }

    void spend(int guard, long changed) {
        left[guard] -= changed;
        spent[guard] += changed;
    }

    long spent(int guard) {
        return spent[guard];
    }
}
