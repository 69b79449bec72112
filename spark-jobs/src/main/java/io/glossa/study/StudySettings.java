package io.glossa.study;

import com.fasterxml.jackson.databind.JsonNode;
import io.glossa.run.ConfigException;
import io.glossa.run.NearestName;
import io.glossa.train.eval.EvaluationSetSettings;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/**
 * A study as data: arms by seeds by budgets.
 *
 * @param name lower-case letters, digits and dashes: the default folder
 * @param title what stands above the results; the name unless given
 * @param recipe the recipe that every arm begins with: one that ships, or a file beside the study's
 * @param seeds how many trials of each arm and budget; 3 unless given. Each seed decides the order of the text, random rows and
 *     random weights
 * @param budgets how much a trial may learn from
 * @param learningRates the search that every arm gets
 * @param arms by name, in the order of the tables: what each changes in the recipe, with the recipe's own keys
 * @param questions by name
 */
public record StudySettings(
        String name,
        String title,
        String recipe,
        Integer seeds,
        List<BudgetSettings> budgets,
        RateSettings learningRates,
        LinkedHashMap<String, JsonNode> arms,
        LinkedHashMap<String, QuestionSettings> questions) {
    private static final String NAME = "[a-z0-9][a-z0-9-]*";

    public StudySettings {
        requireName("name", name);
        title = title == null ? name : title;
        if (recipe == null || recipe.isBlank()) {
            throw new ConfigException("recipe is missing; write one that ships (see 'glossa recipes') or a file");
        }
        seeds = seeds == null ? 3 : seeds;
        if (seeds < 1) {
            throw new ConfigException("seeds is " + seeds + "; expected 1 or more, and 3 to tell luck from gain");
        }
        budgets = budgets == null ? List.of() : List.copyOf(budgets);
        long keys = budgets.stream().map(BudgetSettings::key).distinct().count();
        if (budgets.isEmpty() || keys < budgets.size()) {
            throw new ConfigException("budgets is "
                    + budgets.stream().map(BudgetSettings::key).toList() + "; expected one or more different ones");
        }
        learningRates = learningRates == null ? RateSettings.defaults() : learningRates;
        if (learningRates.budget() >= budgets.size()) {
            throw new ConfigException("learning-rates.budget is " + learningRates.budget()
                    + "; expected an index from 0 to " + (budgets.size() - 1));
        }
        arms = arms == null ? new LinkedHashMap<>() : new LinkedHashMap<>(arms);
        if (arms.isEmpty()) {
            throw new ConfigException("arms is missing; write at least one, such as 'expanded: {}'");
        }
        arms.forEach((arm, changes) -> {
            requireName("arms", arm);
            if (!changes.isObject() && !changes.isNull()) {
                throw new ConfigException("arms: " + arm + ": expected the recipe's keys that it changes");
            }
        });
        questions = questions == null ? new LinkedHashMap<>() : new LinkedHashMap<>(questions);
        for (Map.Entry<String, QuestionSettings> question : questions.entrySet()) {
            requireName("questions", question.getKey());
            for (String arm : question.getValue().arms()) {
                if (!arms.containsKey(arm)) {
                    throw new ConfigException(
                            "questions: " + question.getKey() + ": " + NearestName.unknown("arm", arm, arms.keySet()));
                }
            }
        }
    }

    /** Names of the arms, in the order of the tables. */
    public List<String> armNames() {
        return List.copyOf(arms.keySet());
    }

    /** By name, in the order of the tables. */
    public Map<String, QuestionSettings> orderedQuestions() {
        return Collections.unmodifiableMap(questions);
    }

    /** The seeds of the trials that are compared. */
    public List<Long> trialSeeds() {
        return LongStream.rangeClosed(1, seeds).boxed().toList();
    }

    /** Refuses questions about sets that the recipe does not measure. */
    public void requireMeasured(List<EvaluationSetSettings> measured) {
        List<String> names = measured.stream().map(EvaluationSetSettings::name).toList();
        questions.forEach((name, question) -> {
            for (String set : question.sets()) {
                if (!names.contains(set)) {
                    throw new ConfigException(
                            "questions: " + name + ": sets: " + NearestName.unknown("evaluation set", set, names));
                }
            }
            if (question.measure() == QuestionSettings.Measure.DIVERGENCE
                    && measured.stream().noneMatch(EvaluationSetSettings::sampledFromBase)) {
                throw new ConfigException("questions: " + name + ": measure is divergence, but none of the recipe's"
                        + " eval.sets is sampled-from-base; add one that the base wrote");
            }
        });
    }

    private static void requireName(String key, String name) {
        if (name == null || !name.matches(NAME)) {
            throw new ConfigException(key + " must be lower-case letters, digits and dashes, found: " + name);
        }
    }
}
