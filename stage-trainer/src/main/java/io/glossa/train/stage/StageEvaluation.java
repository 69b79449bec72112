package io.glossa.train.stage;

import io.glossa.run.ConfigException;
import io.glossa.run.NearestName;
import io.glossa.train.model.DecoderModel;
import io.glossa.train.watch.BaseText;
import io.glossa.train.watch.ForgettingBudget;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Measures a stage's model on the same text each time, and holds it against the run's start. */
final class StageEvaluation {
    private final Validation validation;
    private final Optional<BaseText> text;
    private final SortedMap<String, Double> start;
    private final Optional<ForgettingBudget> budget;
    private final Set<String> watched;

    /**
     * Prepares; refuses a budget that nothing can be held against.
     *
     * @param replaySources of the plan
     */
    StageEvaluation(StageSettings stage, Validation validation, StartingPoint start, Collection<String> replaySources) {
        this.validation = validation;
        this.text = start.textFor(stage);
        this.start = start.measures();
        budget = Optional.ofNullable(stage.watch().forgettingBudget());
        watched = new TreeSet<>();
        budget.ifPresent(limit ->
                watched.addAll(watched(stage.name(), limit, validation.sources(), replaySources, text.isPresent())));
    }

    /** Measures. */
    StageMetrics.Validated measure(long step, DecoderModel model, Objective objective) {
        return new StageMetrics.Validated(
                step,
                validation.measure(model),
                text.isPresent() ? OptionalDouble.of(text.get().divergence(model)) : OptionalDouble.empty(),
                objective.measure(model));
    }

    /** What a measurement says about the budget, if it is spent. */
    Optional<String> overBudget(StageMetrics.Validated measured) {
        SortedMap<String, Double> now = new TreeMap<>(measured.validation());
        measured.divergence().ifPresent(value -> now.put(ForgettingBudget.DIVERGENCE, value));
        now.keySet().retainAll(watched);
        return budget.flatMap(limit -> limit.exceeded(start, now));
    }

    /** Whether the stage ends when the budget is spent. */
    boolean endsOverBudget() {
        return budget.map(limit -> limit.action() == ForgettingBudget.Action.STOP)
                .orElse(false);
    }

    /** The measures that a budget means. */
    static Set<String> watched(
            String stage,
            ForgettingBudget budget,
            Collection<String> validated,
            Collection<String> replaySources,
            boolean divergence) {
        List<String> wanted = budget.measures().isEmpty()
                ? List.of(ForgettingBudget.REPLAY, ForgettingBudget.DIVERGENCE)
                : budget.measures();
        Set<String> watched = new TreeSet<>();
        for (String measure : wanted) {
            if (measure.equals(ForgettingBudget.REPLAY)) {
                validated.stream().filter(replaySources::contains).forEach(watched::add);
            } else if (measure.equals(ForgettingBudget.DIVERGENCE)) {
                if (divergence) {
                    watched.add(measure);
                }
            } else if (validated.contains(measure)) {
                watched.add(measure);
            } else {
                Set<String> known = new TreeSet<>(validated);
                known.add(ForgettingBudget.REPLAY);
                known.add(ForgettingBudget.DIVERGENCE);
                throw new ConfigException("stage " + stage + ": watch.forgetting-budget.measures: "
                        + NearestName.unknown("measure", measure, known));
            }
        }
        if (watched.isEmpty()) {
            throw new ConfigException("stage " + stage + ": watch.forgetting-budget: found nothing to hold it against;"
                    + " validate a replay source, or leave base-samples and evaluate.divergence on and keep the tokenizer"
                    + " beside the model");
        }
        return watched;
    }
}
