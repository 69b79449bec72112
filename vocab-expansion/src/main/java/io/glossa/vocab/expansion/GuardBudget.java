package io.glossa.vocab.expansion;

import java.util.List;

/**
 * What the guards allow and what has been spent of it.
 *
 * <p><b>Formula.</b> A candidate that would save {@code n} tokens of target text and change {@code c} occurrences of guarded
 * words is admitted if {@code c} fits into what is left of every guard's budget and {@code n / N >= price * sum of s * c / G},
 * where N and G are the occurrences of words in the target and in the guarded text, and s is 1 for the strictest guard and
 * smaller the more another allows. The price makes pieces compete for the
 * budget: at price 0 the first come are served, at a high one only pieces that pay well.
 */
final class GuardBudget {
    private final long[] left;
    private final double[] rates;
    private final long[] spent;
    private boolean exhausted;

    /**
     * A budget.
     *
     * @param target the weight of all the target's words
     * @param price target share to be saved for each share of guarded text changed
     */
    GuardBudget(List<Guard> guards, long target, double price) {
        left = new long[guards.size()];
        spent = new long[guards.size()];
        rates = new double[guards.size()];
        double strictest = guards.stream().mapToDouble(Guard::allowance).min().orElse(0);
        for (int g = 0; g < left.length; g++) {
            left[g] = guards.get(g).budget();
            double strictness = strictest == 0 ? 1 : strictest / guards.get(g).allowance();
            rates[g] = price
                    * strictness
                    * target
                    / Math.max(1, guards.get(g).words().total());
        }
    }

    /** The budget of nobody, which admits everything. */
    static GuardBudget unlimited() {
        return new GuardBudget(List.of(), 0, 0);
    }

    int guards() {
        return left.length;
    }

    boolean admits(Candidates candidates, int candidate) {
        double cost = 0;
        boolean fits = true;
        for (int guard = 0; guard < left.length; guard++) {
            long changed = candidates.guarded(guard, candidate);
            fits &= changed <= Math.max(0, left[guard]);
            cost += rates[guard] * changed;
        }
        boolean pays = candidates.weight(candidate) >= cost;
        exhausted |= pays && !fits;
        return pays && fits;
    }

    void spend(int guard, long changed) {
        left[guard] -= changed;
        spent[guard] += changed;
    }

    long spent(int guard) {
        return spent[guard];
    }

    /** Whether a candidate that paid its price was refused because it did not fit. */
    boolean isExhausted() {
        return exhausted;
    }
}
