package io.glossa.vocab.expansion;

import io.glossa.run.ConfigException;
import io.glossa.run.NearestName;
import java.util.Collection;
import java.util.ServiceLoader;
import java.util.SortedMap;
import java.util.TreeMap;

/** The expansion policies that this class path offers. */
public final class ExpansionPolicies {
    private ExpansionPolicies() {}

    /** The policy of a name; an unknown one is refused with the nearest known. */
    public static ExpansionPolicy get(String name) {
        SortedMap<String, ExpansionPolicy> known = new TreeMap<>();
        all().forEach(policy -> known.put(policy.name(), policy));
        ExpansionPolicy policy = known.get(name);
        if (policy == null) {
            throw new ConfigException("policy: " + NearestName.unknown("expansion policy", name, known.keySet()));
        }
        return policy;
    }

    /** Every policy. */
    public static Collection<ExpansionPolicy> all() {
        return ServiceLoader.load(ExpansionPolicy.class, ExpansionPolicies.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
    }
}
