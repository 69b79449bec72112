package io.glossa.study;

import io.glossa.run.NumericException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs arms by seeds by budgets, and judges.
 *
 * <ol>
 *   <li>Every arm's learning rate is searched with a seed of its own, by validation.
 *   <li>Every arm is trained with every seed under every budget at that rate.
 *   <li>Evaluation sets, which no search has seen, are compared in pairs.
 * </ol>
 *
 * <p><b>Errors.</b> A rate that the training does not survive loses the search; a trial that does not survive ends the study, whose other trials
 * are kept. <b>Determinism.</b> Results depend on the trials alone, not on the order in which they were run.
 */
public final class Study {
    private static final Logger LOG = LoggerFactory.getLogger(Study.class);
    private static final int FEW_SEEDS = 3;
    /** Text that is read more often teaches little more (Muennighoff et al. 2023, Scaling Data-Constrained Language Models). */
    private static final double MANY_EPOCHS = 4;

    private final StudySettings settings;
    private final String language;
    private final TrialRunner runner;

    /**
     * A study.
     *
     * @param language ISO 639-1, whose sets questions are judged on unless they name others
     * @param runner trains and measures
     */
    public Study(StudySettings settings, String language, TrialRunner runner) {
        this.settings = settings;
        this.language = language;
        this.runner = runner;
    }

    /**
     * Runs what is not done yet of some arms, and nothing else: for several processes that share a study.
     *
     * @param arms names
     */
    public void runArms(List<String> arms) {
        for (String arm : arms) {
            RateSearch search = search(arm);
            for (BudgetSettings budget : settings.budgets()) {
                trials(arm, budget, search.chosen());
            }
        }
    }

    /** Runs what is not done yet, and judges all. */
    public StudyResults run() {
        SortedMap<String, RateSearch> searches = new TreeMap<>();
        MeasuredArms measured = new MeasuredArms(settings.budgets());
        List<ArmRow> rows = new ArrayList<>();
        for (String arm : settings.armNames()) {
            RateSearch search = search(arm);
            searches.put(arm, search);
            for (BudgetSettings budget : settings.budgets()) {
                List<TrialRunner.Ran> bySeed = trials(arm, budget, search.chosen());
                measured.put(arm, budget, bySeed);
                rows.add(ArmRow.of(arm, budget, bySeed));
            }
        }
        Judge judge = new Judge(measured);
        List<Answer> answers = new ArrayList<>();
        settings.orderedQuestions()
                .forEach((name, question) -> answers.add(judge.answer(name, question, sets(question, rows))));
        return new StudyResults(
                settings.name(), settings.title(), settings.seeds(), searches, rows, answers, warnings(searches, rows));
    }

    private RateSearch search(String arm) {
        BudgetSettings budget = settings.budgets().get(settings.learningRates().budget());
        RateSearch search = RateSearch.run(settings.learningRates(), factor -> {
            Trial trial = new Trial(arm, budget, factor, Trial.SEARCH_SEED);
            try {
                return runner.run(trial).result().validation();
            } catch (NumericException e) {
                LOG.warn("{}: did not survive: {}", trial.path(), e.getMessage());
                return Double.POSITIVE_INFINITY;
            }
        });
        LOG.info("{}: learning rates times {}", arm, search.chosen());
        return search;
    }

    private List<TrialRunner.Ran> trials(String arm, BudgetSettings budget, double rateFactor) {
        return settings.trialSeeds().stream()
                .map(seed -> runner.run(new Trial(arm, budget, rateFactor, seed)))
                .toList();
    }

    /** The sets that a question is judged on. */
    private List<String> sets(QuestionSettings question, List<ArmRow> rows) {
        if (question.measure() == QuestionSettings.Measure.DIVERGENCE) {
            return List.of("text of the base");
        }
        if (!question.sets().isEmpty()) {
            return question.sets();
        }
        SortedMap<String, ArmRow.OnSet> all = rows.get(0).sets();
        List<String> own = all.keySet().stream()
                .filter(set -> all.get(set).language().equals(language))
                .toList();
        return own.isEmpty() ? List.copyOf(all.keySet()) : own;
    }

    private List<String> warnings(SortedMap<String, RateSearch> searches, List<ArmRow> rows) {
        List<String> warnings = new ArrayList<>();
        if (settings.seeds() < FEW_SEEDS) {
            warnings.add(
                    settings.seeds() == 1
                            ? "one seed: intervals speak of the documents alone, and luck of a seed may decide a verdict"
                            : "two seeds: what luck decides is known badly");
        }
        searches.forEach((arm, search) -> {
            if (search.atEnd()) {
                warnings.add(arm + ": its best learning rate is the "
                        + (search.chosen() == search.tried().get(0).factor() ? "lowest" : "highest")
                        + " that was tried; a better one may lie beyond");
            }
        });
        Optional<ArmRow> often = rows.stream()
                .filter(row -> row.epochs() > MANY_EPOCHS)
                .max((a, b) -> Double.compare(a.epochs(), b.epochs()));
        often.ifPresent(row -> warnings.add(String.format(
                Locale.ROOT,
                "%s reads a source of the target %.1f times under %s; from the fourth time on text teaches little more",
                row.arm(),
                row.epochs(),
                row.budget())));
        return warnings;
    }
}
