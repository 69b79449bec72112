package io.glossa.corpus.parallel;

import io.glossa.run.ConfigException;
import io.glossa.run.NearestName;
import java.util.List;
import java.util.ServiceLoader;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A rule that keeps or rejects a pair of texts by one number. Found by name through {@link ServiceLoader}.
 *
 * <p>Contract: stateless and thread-safe; the value is a finite number for any two texts, empty ones too, and a pure function
 * of the pair and its languages.
 */
public interface PairFilter {
    /** The name in settings, reports and limits. */
    String name();

    /** What the value is, as a message says it. */
    String measures();

    /** The number it compares with. */
    PairLimit limit();

    /** Measures a pair. */
    double measure(PairSides sides);

    /** Every filter there is, by name. */
    static SortedMap<String, PairFilter> all() {
        SortedMap<String, PairFilter> known = new TreeMap<>();
        ServiceLoader.load(PairFilter.class, PairFilter.class.getClassLoader()).forEach(f -> known.put(f.name(), f));
        return known;
    }

    /** The filters of a list of names, in its order. */
    static List<PairFilter> named(List<String> names) {
        SortedMap<String, PairFilter> known = all();
        return names.stream()
                .map(name -> {
                    PairFilter filter = known.get(name);
                    if (filter == null) {
                        throw new ConfigException(NearestName.unknown("pair filter", name, known.keySet()));
                    }
                    return filter;
                })
                .toList();
    }
}
