package io.glossa.corpus.langid;

import io.glossa.run.DataException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How well a model tells the languages that matter from one another and from all the others.
 *
 * <p><b>Formula.</b> Closed: only texts of the languages that matter, each named as the likeliest of these alone; F1 of a
 * language = 2 · right / (named + true), macro F1 their mean. Open: a text is accepted for a language when {@link LanguageIdentifier}
 * names it; recall = share of a language's texts accepted for it; false acceptance = share of the texts of other languages accepted
 * for any that matters. Precision at a prior π: π · recall / (π · recall + (1 - π) · false), where false is the share of texts
 * of every other language accepted for this one; where none of N was, the upper end of its 95 % interval, 3 / N.
 *
 * @param languages that matter
 * @param texts judged
 * @param closedF1 by language
 * @param macroF1 mean of these
 * @param recall open, by language
 * @param openRecall mean of these
 * @param falseAcceptance open, share of texts of other languages
 * @param acceptedAs of texts of other languages: by true language, how many were accepted for which
 * @param precision by language, at the prior
 * @param precisionIsBound languages for which it is a lower bound, since no false acceptance was seen
 * @param confusion open, by true language and language named
 */
public record LanguageEvaluation(
        List<String> languages,
        int texts,
        SortedMap<String, Double> closedF1,
        double macroF1,
        SortedMap<String, Double> recall,
        double openRecall,
        double falseAcceptance,
        SortedMap<String, SortedMap<String, Integer>> acceptedAs,
        SortedMap<String, Double> precision,
        SortedSet<String> precisionIsBound,
        SortedMap<String, SortedMap<String, Integer>> confusion) {
    /** How rare a language is on the web at large, such as isiXhosa. */
    public static final double PRIOR = 1e-4;

    /**
     * Judges a model.
     *
     * <p><b>Errors.</b> {@link DataException} when no text of a language that matters is there.
     */
    public static LanguageEvaluation of(
            LanguageModel model,
            Collection<LabelledLines.Line> lines,
            Collection<String> languages,
            double leastProbability) {
        SortedSet<String> ours = new TreeSet<>(languages);
        LanguageIdentifier identifier = new LanguageIdentifier(model, leastProbability);
        SortedMap<String, SortedMap<String, Integer>> closed = new TreeMap<>();
        SortedMap<String, SortedMap<String, Integer>> open = new TreeMap<>();
        for (LabelledLines.Line line : lines) {
            String truth = LanguageCodes.of(line.label());
            count(open, truth, identifier.identify(line.text()).language());
            if (ours.contains(truth)) {
                count(closed, truth, likeliest(model, line.text(), ours));
            }
        }
        for (String language : ours) {
            if (!closed.containsKey(language)) {
                throw new DataException("no text is labelled " + language + "; found " + open.keySet());
            }
        }
        return of(new ArrayList<>(ours), lines.size(), closed, open);
    }

    private static LanguageEvaluation of(
            List<String> ours,
            int texts,
            SortedMap<String, SortedMap<String, Integer>> closed,
            SortedMap<String, SortedMap<String, Integer>> open) {
        SortedMap<String, Double> f1 = new TreeMap<>();
        SortedMap<String, Double> recall = new TreeMap<>();
        SortedMap<String, Double> precision = new TreeMap<>();
        SortedSet<String> bounds = new TreeSet<>();
        SortedMap<String, SortedMap<String, Integer>> accepted = new TreeMap<>();
        long others = 0;
        long falsely = 0;
        for (Map.Entry<String, SortedMap<String, Integer>> row : open.entrySet()) {
            if (ours.contains(row.getKey())) {
                continue;
            }
            others += sum(row.getValue());
            SortedMap<String, Integer> wrong = new TreeMap<>(row.getValue());
            wrong.keySet().retainAll(ours);
            falsely += sum(wrong);
            if (!wrong.isEmpty()) {
                accepted.put(row.getKey(), wrong);
            }
        }
        for (String language : ours) {
            double right = closed.get(language).getOrDefault(language, 0);
            f1.put(language, 2 * right / Math.max(1, named(closed, language) + sum(closed.get(language))));
            double found = open.get(language).getOrDefault(language, 0);
            recall.put(language, found / sum(open.get(language)));
            double rest =
                    open.values().stream().mapToLong(LanguageEvaluation::sum).sum() - sum(open.get(language));
            double mistaken = named(open, language) - found;
            if (mistaken == 0) {
                bounds.add(language);
            }
            double rate = (mistaken == 0 ? 3 : mistaken) / Math.max(3, rest);
            double hits = PRIOR * recall.get(language);
            precision.put(language, hits == 0 ? 0 : hits / (hits + (1 - PRIOR) * rate));
        }
        return new LanguageEvaluation(
                ours,
                texts,
                f1,
                mean(f1),
                recall,
                mean(recall),
                others == 0 ? 0 : (double) falsely / others,
                accepted,
                precision,
                bounds,
                open);
    }

    private static String likeliest(LanguageModel model, String text, SortedSet<String> ours) {
        float[] probabilities = model.probabilities(text);
        String best = LanguageCodes.UNDETERMINED;
        float highest = 0;
        for (int l = 0; l < probabilities.length; l++) {
            String language = model.languages().get(l);
            if (probabilities[l] > highest && ours.contains(language)) {
                highest = probabilities[l];
                best = language;
            }
        }
        return best;
    }

    private static void count(SortedMap<String, SortedMap<String, Integer>> table, String row, String column) {
        table.computeIfAbsent(row, k -> new TreeMap<>()).merge(column, 1, Integer::sum);
    }

    private static long named(SortedMap<String, SortedMap<String, Integer>> table, String language) {
        return table.values().stream()
                .mapToLong(row -> row.getOrDefault(language, 0))
                .sum();
    }

    private static long sum(Map<String, Integer> row) {
        return row.values().stream().mapToLong(Integer::longValue).sum();
    }

    private static double mean(Map<String, Double> values) {
        return values.values().stream()
                .mapToDouble(Double::doubleValue)
                .average()
                .orElse(0);
    }
}
