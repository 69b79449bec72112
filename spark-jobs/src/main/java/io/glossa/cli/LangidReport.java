package io.glossa.cli;

import io.glossa.corpus.langid.LanguageEvaluation;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** An evaluation of a language model as a person reads it. */
final class LangidReport {
    private LangidReport() {}

    static void print(LanguageEvaluation result, PrintWriter out) {
        out.printf(Locale.ROOT, "%d texts%n%n", result.texts());
        out.printf("%-9s %8s %8s %22s%n", "language", "F1", "recall", "precision at 1:10,000");
        for (String language : result.languages()) {
            out.printf(
                    Locale.ROOT,
                    "%-9s %8.4f %8.4f %11s %10.4f%n",
                    language,
                    result.closedF1().get(language),
                    result.recall().get(language),
                    result.precisionIsBound().contains(language) ? "at least" : "",
                    result.precision().get(language));
        }
        out.printf(Locale.ROOT, "%-9s %8.4f %8.4f%n%n", "mean", result.macroF1(), result.openRecall());
        out.printf(
                Locale.ROOT,
                "F1: among these languages alone. Recall: with every other language present. False acceptance: %.4f.%n",
                result.falseAcceptance());
        if (!result.acceptedAs().isEmpty()) {
            out.printf("Taken for one of these: %s%n", result.acceptedAs());
        }
        printConfusion(result, out);
    }

    /** Rows of the languages that matter and of those that were taken for one of the first; columns of what occurs in them. */
    private static void printConfusion(LanguageEvaluation result, PrintWriter out) {
        SortedMap<String, SortedMap<String, Integer>> rows = new TreeMap<>(result.confusion());
        rows.keySet().removeIf(language -> !result.languages().contains(language) && !isNguni(language));
        TreeSet<String> columns = new TreeSet<>();
        rows.values().forEach(row -> columns.addAll(row.keySet()));
        List<String> names = new ArrayList<>(columns);
        out.printf("%n%-9s", "is \\ named");
        names.forEach(name -> out.printf("%5s", name));
        out.println();
        rows.forEach((language, row) -> {
            out.printf("%-9s ", language);
            names.forEach(name -> out.printf(Locale.ROOT, "%5d", row.getOrDefault(name, 0)));
            out.println();
        });
    }

    /** The nearest sisters of isiZulu and isiXhosa have rows of their own wherever the texts hold them. */
    private static boolean isNguni(String language) {
        return language.equals("ss") || language.equals("nr");
    }
}
