package io.glossa.init;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which initialiser a model learns best from: every strategy under every seed, on identical batches.
 *
 * @param basePieces rows of the base
 * @param newPieces rows added
 * @param textRows rows of the base that entered the statistics
 * @param newTokenMassBound most probability that n new head rows equal to the mean of m text rows can take, n / (m + n):
 *     what {@code new_token_mass} of a strategy is read against
 * @param newTokenNatsBound the same as a loss of the base's text, ln(1 + n / m) nats a token (Hewitt 2021)
 * @param validationBytes bytes of text that the trials were measured on; 0 without trials
 * @param strategies in the settings' order
 */
public record InitializationComparison(
        int basePieces,
        int newPieces,
        int textRows,
        double newTokenMassBound,
        double newTokenNatsBound,
        long validationBytes,
        InitializationSettings settings,
        List<Strategy> strategies,
        Verdict verdict) {
    /** Differences below this many bits per byte are not shown by any report and never separate strategies. */
    static final double LEAST_DIFFERENCE = 0.001;

    /**
     * The 97.5 % quantiles of Student's t with 1 to 10 degrees of freedom (any table of the distribution); 2.0 serves
     * beyond, a little below the quantile at 60.
     */
    private static final double[] T_QUANTILES = {12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228};

    static final String RULE =
            "The lowest mean after the last step leads. Another strategy is separable from it when the"
                    + " mean of their paired differences over the seeds exceeds both 0.001 bits per byte and the half width of its"
                    + " 95 % interval (Student's t; at least two seeds). Among the leader and those not separable from it, the one"
                    + " named first in the settings is chosen. One seed shows no noise: nothing is separable then, and those count"
                    + " as equal that differ by no more than 0.001.";

    /**
     * One strategy's trials.
     *
     * @param alongSteps mean height of the curves
     * @param matrices what its rows look like under the first seed, by tensor
     */
    public record Strategy(
            String name,
            List<Run> runs,
            Summary atStart,
            Summary afterSteps,
            Summary alongSteps,
            SortedMap<String, RowDiagnosis> matrices) {
        static Strategy of(String name, List<Run> runs, SortedMap<String, RowDiagnosis> matrices) {
            return new Strategy(
                    name,
                    List.copyOf(runs),
                    Summary.of(runs.stream().mapToDouble(Run::atStart).toArray()),
                    Summary.of(runs.stream().mapToDouble(Run::afterSteps).toArray()),
                    Summary.of(runs.stream().mapToDouble(Run::alongSteps).toArray()),
                    new TreeMap<>(matrices));
        }

        /** What stands for all strategies where every row is drawn: there is nothing to compare. */
        static Strategy drawn() {
            return of(ModelExpansion.DRAWN, List.of(), new TreeMap<>());
        }
    }

    /**
     * One trial, in bits per byte.
     *
     * @param alongSteps mean height of the curve
     * @param curve from before the first step on
     * @param forgetting what the base lost, where it was measured
     */
    public record Run(
            long seed,
            double atStart,
            double afterSteps,
            double alongSteps,
            List<LossProbe.Point> curve,
            Optional<LossProbe.Forgetting> forgetting) {
        static Run of(long seed, LossProbe.Result result) {
            return new Run(
                    seed,
                    result.atStart(),
                    result.afterSteps(),
                    result.alongSteps(),
                    result.curve(),
                    result.forgetting());
        }
    }

    /** Mean and sample standard deviation over the seeds; the deviation is 0 for one seed. */
    public record Summary(double mean, double deviation) {
        static Summary of(double[] values) {
            double mean = 0;
            for (double value : values) {
                mean += value / values.length;
            }
            double squares = 0;
            for (double value : values) {
                squares += (value - mean) * (value - mean);
            }
            return new Summary(
                    values.length == 0 ? 0 : mean, values.length < 2 ? 0 : Math.sqrt(squares / (values.length - 1)));
        }
    }

    /**
     * The choice.
     *
     * @param chosen the strategy that {@code init/} was written with
     * @param leader the lowest mean after the last step
     * @param separable whether every other strategy is separable from the leader
     * @param notSeparable those that are not, in the settings' order
     * @param text for people
     */
    public record Verdict(
            String chosen, String leader, boolean separable, List<String> notSeparable, String text, String rule) {
        /** The choice where every row is drawn. */
        static Verdict drawn() {
            return new Verdict(
                    ModelExpansion.DRAWN,
                    ModelExpansion.DRAWN,
                    true,
                    List.of(),
                    "weights: random draws every row of old and new pieces; no strategy is used.",
                    RULE);
        }
    }

    /** The strategies, the lowest mean after the last step first. */
    public List<Strategy> ranked() {
        return strategies.stream()
                .sorted(Comparator.comparingDouble(
                        strategy -> strategy.afterSteps().mean()))
                .toList();
    }

    /** Applies the rule. */
    static Verdict judge(List<Strategy> strategies) {
        Strategy leader = strategies.get(0);
        for (Strategy strategy : strategies) {
            if (strategy.afterSteps().mean() < leader.afterSteps().mean()) {
                leader = strategy;
            }
        }
        List<String> notSeparable = new ArrayList<>();
        String chosen = "";
        for (Strategy strategy : strategies) {
            boolean leads = strategy.name().equals(leader.name());
            Paired paired = Paired.of(leader, strategy);
            if (!leads && !paired.separable()) {
                notSeparable.add(strategy.name());
            }
            if (chosen.isEmpty() && (leads || paired.equal())) {
                chosen = strategy.name();
            }
        }
        boolean separable = notSeparable.isEmpty();
        return new Verdict(
                chosen, leader.name(), separable, notSeparable, text(strategies, leader, notSeparable, chosen), RULE);
    }

    private static String text(List<Strategy> strategies, Strategy leader, List<String> notSeparable, String chosen) {
        if (strategies.size() == 1) {
            return chosen + " was the only strategy asked for.";
        }
        if (notSeparable.isEmpty()) {
            return leader.name() + " is lowest, and every other strategy is separable from it.";
        }
        String others = String.join(" and ", notSeparable) + (notSeparable.size() == 1 ? " is" : " are");
        String reason = leader.runs().size() < 2
                ? "one seed shows no noise, so " + chosen + " is taken as it stands."
                : others + " not separable from it; " + chosen + " stands first in the settings.";
        return "No separable winner: " + leader.name() + " is lowest, but " + reason;
    }

    /** How much worse a strategy is than the leader: the mean over the seeds, and the half width of its interval. */
    private record Paired(int seeds, double difference, double halfWidth) {
        static Paired of(Strategy leader, Strategy other) {
            int seeds = leader.runs().size();
            double[] differences = new double[seeds];
            for (int i = 0; i < seeds; i++) {
                differences[i] =
                        other.runs().get(i).afterSteps() - leader.runs().get(i).afterSteps();
            }
            Summary summary = Summary.of(differences);
            double quantile = seeds < 2 ? 0 : seeds - 1 <= T_QUANTILES.length ? T_QUANTILES[seeds - 2] : 2.0;
            return new Paired(seeds, summary.mean(), seeds < 2 ? 0 : quantile * summary.deviation() / Math.sqrt(seeds));
        }

        boolean equal() {
            return difference <= Math.max(LEAST_DIFFERENCE, halfWidth);
        }

        boolean separable() {
            return seeds > 1 && !equal();
        }
    }
}
