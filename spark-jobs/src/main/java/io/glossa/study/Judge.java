package io.glossa.study;

import io.glossa.study.Answer.Outcome;
import io.glossa.study.Answer.Pair;
import io.glossa.study.Answer.Round;
import io.glossa.train.eval.SetCosts;
import io.glossa.vocab.chart.Figures;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Answers questions by paired tests.
 *
 * <p><b>Formula.</b> Each pair is an {@link Estimate} of its difference. Probabilities of all pairs of a question, over its budgets and
 * sets, are adjusted together (Holm 1979): sorted ascending, the i-th of m from 0 becomes the largest of {@code (m - j) p[j]} for
 * {@code j <= i}, at most 1. A pair is separable below 5 %; it is alike where the whole interval lies within the margin. Of three or more arms
 * the one of the lowest mean is compared with every other: that it is the lowest by luck is the reason for the adjustment.
 */
final class Judge {
    private static final double SIGNIFICANCE = 0.05;

    private final MeasuredArms arms;

    Judge(MeasuredArms arms) {
        this.arms = arms;
    }

    /**
     * Answers.
     *
     * @param sets that the question is judged on
     */
    Answer answer(String name, QuestionSettings question, List<String> sets) {
        List<Unjudged> unjudged = new ArrayList<>();
        for (BudgetSettings budget : arms.budgets()) {
            for (String set : sets) {
                unjudged.addAll(pairs(question, budget, set));
            }
        }
        double[] adjusted = holm(
                unjudged.stream().mapToDouble(p -> p.difference.probability()).toArray());
        List<Round> rounds = new ArrayList<>();
        for (int i = 0; i < unjudged.size(); ) {
            Unjudged of = unjudged.get(i);
            List<Pair> pairs = new ArrayList<>();
            for (; i < unjudged.size() && unjudged.get(i).sameRound(of); i++) {
                pairs.add(unjudged.get(i).judged(adjusted[i], question.margin()));
            }
            rounds.add(new Round(of.budget.key(), of.set, pairs, verdict(pairs)));
        }
        return new Answer(
                name, question.asks(), question.expects(), question.measure().words(), question.margin(), rounds);
    }

    private List<Unjudged> pairs(QuestionSettings question, BudgetSettings budget, String set) {
        Map<String, List<SetCosts>> costs = question.arms().stream()
                .collect(Collectors.toMap(arm -> arm, arm -> arms.costs(arm, budget, question.measure(), set)));
        String first = question.arms().size() == 2 ? question.arms().get(0) : best(question.arms(), costs);
        List<Unjudged> pairs = new ArrayList<>();
        for (String second : question.arms()) {
            if (!second.equals(first)) {
                PairedCosts paired =
                        PairedCosts.of(costs.get(first), costs.get(second), first + " and " + second + " on " + set);
                pairs.add(new Unjudged(
                        budget,
                        set,
                        first,
                        second,
                        Estimate.of(paired.differences(), paired.bytes()),
                        paired.bytes().length));
            }
        }
        return pairs;
    }

    private static String best(List<String> arms, Map<String, List<SetCosts>> costs) {
        return arms.stream()
                .min(Comparator.comparingDouble(arm -> costs.get(arm).stream()
                        .mapToDouble(SetCosts::bitsPerByte)
                        .average()
                        .orElseThrow()))
                .orElseThrow();
    }

    /** Adjusted probabilities, in the order given. */
    static double[] holm(double[] probabilities) {
        List<Integer> ascending = new ArrayList<>();
        for (int i = 0; i < probabilities.length; i++) {
            ascending.add(i);
        }
        ascending.sort(Comparator.comparingDouble(i -> probabilities[i]));
        double[] adjusted = new double[probabilities.length];
        double largest = 0;
        for (int rank = 0; rank < adjusted.length; rank++) {
            int place = ascending.get(rank);
            largest = Math.max(largest, (adjusted.length - rank) * probabilities[place]);
            adjusted[place] = Math.min(1, largest);
        }
        return adjusted;
    }

    private static String verdict(List<Pair> pairs) {
        if (pairs.size() == 1) {
            return verdict(pairs.get(0));
        }
        String best = pairs.get(0).first();
        List<String> worse = named(pairs, Outcome.FIRST_BETTER);
        List<String> alike = named(pairs, Outcome.ALIKE);
        List<String> open = named(pairs, Outcome.NOT_SEPARABLE);
        return (worse.isEmpty() ? "no separable winner: " + best + " lowest" : best + " better than " + join(worse))
                + (alike.isEmpty() ? "" : "; alike " + join(alike))
                + (open.isEmpty() ? "" : "; not separable from " + join(open));
    }

    private static String verdict(Pair pair) {
        Estimate difference = pair.difference();
        String as = Figures.decimal(difference.value()) + bounds(difference.low(), difference.high());
        return switch (pair.outcome()) {
            case FIRST_BETTER ->
                pair.first() + " better by " + Figures.decimal(-difference.value())
                        + bounds(-difference.high(), -difference.low());
            case SECOND_BETTER -> pair.second() + " better by " + as;
            case ALIKE -> "alike: difference " + as;
            case NOT_SEPARABLE -> "not separable: difference " + as;
        };
    }

    private static String bounds(double low, double high) {
        return " (" + Figures.decimal(low) + " to " + Figures.decimal(high) + ")";
    }

    private static List<String> named(List<Pair> pairs, Outcome outcome) {
        return pairs.stream()
                .filter(pair -> pair.outcome() == outcome)
                .map(Pair::second)
                .toList();
    }

    private static String join(List<String> names) {
        return String.join(", ", names);
    }

    private record Unjudged(
            BudgetSettings budget, String set, String first, String second, Estimate difference, int documents) {
        boolean sameRound(Unjudged other) {
            return budget.equals(other.budget) && set.equals(other.set);
        }

        Pair judged(double adjusted, double margin) {
            Outcome outcome;
            if (difference.low() > -margin && difference.high() < margin) {
                outcome = Outcome.ALIKE;
            } else if (adjusted < SIGNIFICANCE) {
                outcome = difference.value() < 0 ? Outcome.FIRST_BETTER : Outcome.SECOND_BETTER;
            } else {
                outcome = Outcome.NOT_SEPARABLE;
            }
            return new Pair(first, second, difference, documents, adjusted, outcome);
        }
    }
}
