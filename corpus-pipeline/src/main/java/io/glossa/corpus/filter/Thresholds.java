package io.glossa.corpus.filter;

import io.glossa.run.ConfigException;
import io.glossa.run.NearestName;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The numbers that the filters of a source compare with.
 *
 * <p><b>Errors.</b> {@link ConfigException} for a number that a filter needs and nobody gave, for one out of range, for a
 * minimum above its maximum, and for one that no filter knows.
 */
public final class Thresholds {
    private final Map<String, Double> numbers;

    private Thresholds(Map<String, Double> numbers) {
        this.numbers = numbers;
    }

    /**
     * The numbers of a language with what a run and a source change, checked against the filters in use.
     *
     * @param owner names the language and source in messages
     * @param layers later ones win
     */
    public static Thresholds of(String owner, List<Map<String, Double>> layers, List<DocumentFilter> filters) {
        Map<String, Threshold> known = known();
        Map<String, Double> numbers = new TreeMap<>();
        known.values().stream().filter(Threshold::hasDefault).forEach(t -> numbers.put(t.key(), t.byDefault()));
        layers.forEach(numbers::putAll);
        numbers.forEach((key, value) -> check(owner, key, value, known));
        numbers.keySet().forEach(key -> checkPair(owner, key, numbers));
        for (DocumentFilter filter : filters) {
            for (Threshold threshold : filter.thresholds()) {
                if (!numbers.containsKey(threshold.key())) {
                    throw new ConfigException(owner + ": filter '" + filter.name() + "' needs the threshold '"
                            + threshold.key() + "'; set it in the language file or under thresholds");
                }
            }
        }
        return new Thresholds(numbers);
    }

    /** Every number that some filter knows, by key. */
    public static Map<String, Threshold> known() {
        Map<String, Threshold> known = new TreeMap<>();
        DocumentFilter.all().values().forEach(f -> f.thresholds().forEach(t -> known.put(t.key(), t)));
        return known;
    }

    /** A number that the filter named among its thresholds. */
    public double get(String key) {
        Double value = numbers.get(key);
        if (value == null) {
            throw new IllegalStateException("a filter must name every threshold it uses; unnamed: " + key);
        }
        return value;
    }

    /** Whether there is a number for everything that a filter compares with. */
    public boolean hasAll(DocumentFilter filter) {
        return filter.thresholds().stream().allMatch(t -> numbers.containsKey(t.key()));
    }

    private static void check(String owner, String key, Double value, Map<String, Threshold> known) {
        Threshold threshold = known.get(key);
        if (threshold == null) {
            throw new ConfigException(owner + ": " + NearestName.unknown("threshold", key, known.keySet()));
        }
        if (value == null || !threshold.allows(value)) {
            throw new ConfigException(owner + ": threshold '" + key + "' is " + value + "; outside " + threshold.least()
                    + " to " + threshold.most() + " it could never decide anything");
        }
    }

    private static void checkPair(String owner, String key, Map<String, Double> numbers) {
        String maximum = "max-" + key.substring(Math.min(4, key.length()));
        if (key.startsWith("min-") && numbers.containsKey(maximum) && numbers.get(key) > numbers.get(maximum)) {
            throw new ConfigException(owner + ": '" + key + "' is " + numbers.get(key) + " but '" + maximum + "' is "
                    + numbers.get(maximum) + "; no document could pass both");
        }
    }
}
