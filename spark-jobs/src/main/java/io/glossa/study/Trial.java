package io.glossa.study;

import java.math.BigDecimal;

/**
 * One training of a study.
 *
 * @param arm what is trained
 * @param budget how much it may learn from
 * @param rateFactor what its learning rates are multiplied by
 * @param seed of everything that is random in it; {@value #SEARCH_SEED} in the search for a rate, so that no arm is judged by the
 *     luck that its rate was chosen by
 */
public record Trial(String arm, BudgetSettings budget, double rateFactor, long seed) {
    /** The seed that rates are searched with. */
    public static final long SEARCH_SEED = 0;

    /** Whether it serves the search for a rate: validated, and never shown the evaluation sets. */
    public boolean searches() {
        return seed == SEARCH_SEED;
    }

    /** Its folder below the study's trials. */
    public String path() {
        String rate =
                "rate-x" + BigDecimal.valueOf(rateFactor).stripTrailingZeros().toPlainString();
        return arm + "/" + budget.key() + "/" + (searches() ? "search" : "seed-" + seed) + "-" + rate;
    }
}
