package io.glossa.corpus.filter;

import io.glossa.run.ConfigException;
import io.glossa.run.NearestName;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A rule that keeps or rejects a document by one number. Found by name through {@link ServiceLoader}.
 *
 * <p>Contract: stateless and thread-safe; a pure function of the analysed document and the thresholds it names; the reason of
 * a rejection says what was found and what is allowed.
 */
public interface DocumentFilter {
    /** The name in settings, language files, signals and reports. */
    String name();

    /** The numbers it compares with. */
    List<Threshold> thresholds();

    /** The costly counts that it looks at. */
    default Set<Measure> measures() {
        return Set.of();
    }

    /** Decides. */
    Verdict judge(AnalysedDocument document, Thresholds limits);

    /** Every filter there is, by name. */
    static SortedMap<String, DocumentFilter> all() {
        SortedMap<String, DocumentFilter> known = new TreeMap<>();
        ServiceLoader.load(DocumentFilter.class, DocumentFilter.class.getClassLoader())
                .forEach(f -> known.put(f.name(), f));
        return known;
    }

    /** The filters of a list of names, in its order. */
    static List<DocumentFilter> named(List<String> names) {
        SortedMap<String, DocumentFilter> known = all();
        return names.stream()
                .map(name -> {
                    DocumentFilter filter = known.get(name);
                    if (filter == null) {
                        throw new ConfigException(NearestName.unknown("filter", name, known.keySet()));
                    }
                    return filter;
                })
                .toList();
    }
}
