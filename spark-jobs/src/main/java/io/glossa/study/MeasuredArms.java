package io.glossa.study;

import io.glossa.train.eval.ModelCosts;
import io.glossa.train.eval.SetCosts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The trials that are compared, found by arm and budget; the order in which they were run leaves no trace. */
final class MeasuredArms {
    private final List<BudgetSettings> budgets;
    private final Map<Place, List<TrialRunner.Ran>> trials = new HashMap<>();

    private record Place(String arm, BudgetSettings budget) {}

    MeasuredArms(List<BudgetSettings> budgets) {
        this.budgets = budgets;
    }

    /** Adds the trials of an arm under a budget, in order of their seeds. */
    void put(String arm, BudgetSettings budget, List<TrialRunner.Ran> bySeed) {
        trials.put(new Place(arm, budget), List.copyOf(bySeed));
    }

    List<BudgetSettings> budgets() {
        return budgets;
    }

    /** The trials of an arm under a budget, in order of their seeds. */
    List<TrialRunner.Ran> trials(String arm, BudgetSettings budget) {
        return trials.get(new Place(arm, budget));
    }

    /** What an arm cost under a budget, by seed; sets and divergence are there, see {@link StudySettings#requireMeasured}. */
    List<SetCosts> costs(String arm, BudgetSettings budget, QuestionSettings.Measure measure, String set) {
        List<SetCosts> costs = new ArrayList<>();
        for (TrialRunner.Ran ran : trials(arm, budget)) {
            ModelCosts found = ran.result().costs().orElseThrow();
            costs.add(
                    switch (measure) {
                        case BITS_PER_BYTE -> found.sets().get(set);
                        case DIVERGENCE -> found.divergence().orElseThrow();
                    });
        }
        return costs;
    }
}
