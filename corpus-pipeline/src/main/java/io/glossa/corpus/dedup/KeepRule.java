package io.glossa.corpus.dedup;

import io.glossa.run.ConfigException;
import io.glossa.run.NearestName;
import java.util.Comparator;
import java.util.ServiceLoader;
import java.util.TreeMap;

/**
 * Chooses the document of a cluster that stays. Found by name through {@link ServiceLoader}.
 *
 * <p>Contract: {@link #order()} is a total order over candidates that differ in source or id, so the first of a cluster is
 * the same whatever the order in which its documents were met.
 */
public interface KeepRule {
    /** The name in settings. */
    String name();

    /** The order in which the first stays; serialisable state is not needed, it is made where it is used. */
    Comparator<Candidate> order();

    /** The rule of a name. */
    static KeepRule named(String name) {
        TreeMap<String, KeepRule> known = new TreeMap<>();
        ServiceLoader.load(KeepRule.class, KeepRule.class.getClassLoader()).forEach(r -> known.put(r.name(), r));
        KeepRule rule = known.get(name);
        if (rule == null) {
            throw new ConfigException(NearestName.unknown("keep rule", name, known.keySet()));
        }
        return rule;
    }
}
