package io.glossa.study;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a study found, as {@code results.json} holds it.
 *
 * @param name of the study
 * @param title in words
 * @param seeds of each arm and budget
 * @param searches how each arm's learning rate was found
 * @param rows arms by budgets, in the order of the settings
 * @param answers in the order of the questions
 * @param warnings what weakens them
 */
public record StudyResults(
        String name,
        String title,
        int seeds,
        SortedMap<String, RateSearch> searches,
        List<ArmRow> rows,
        List<Answer> answers,
        List<String> warnings) {
    /** The file. */
    public static final String FILE = "results.json";

    public StudyResults {
        searches = new TreeMap<>(searches);
        rows = List.copyOf(rows);
        answers = List.copyOf(answers);
        warnings = List.copyOf(warnings);
    }

    /** An arm under a budget. */
    ArmRow row(String arm, String budget) {
        return rows.stream()
                .filter(row -> row.arm().equals(arm) && row.budget().equals(budget))
                .findFirst()
                .orElseThrow();
    }
}
