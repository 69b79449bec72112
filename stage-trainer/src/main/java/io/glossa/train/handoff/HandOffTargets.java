package io.glossa.train.handoff;

import io.glossa.run.ConfigException;
import io.glossa.run.NearestName;
import java.util.ServiceLoader;
import java.util.SortedMap;
import java.util.TreeMap;

/** The registered targets by name. */
public final class HandOffTargets {
    private HandOffTargets() {}

    /** All of them. */
    public static SortedMap<String, HandOffTarget> all() {
        SortedMap<String, HandOffTarget> all = new TreeMap<>();
        for (HandOffTarget target : ServiceLoader.load(HandOffTarget.class, HandOffTarget.class.getClassLoader())) {
            if (all.put(target.name(), target) != null) {
                throw new IllegalStateException("two hand-off targets are named " + target.name());
            }
        }
        return all;
    }

    /** The one of a name; {@link ConfigException} with the known names otherwise. */
    public static HandOffTarget get(String name) {
        SortedMap<String, HandOffTarget> all = all();
        HandOffTarget target = all.get(name);
        if (target == null) {
            throw new ConfigException(NearestName.unknown("hand-off target", name, all.keySet()));
        }
        return target;
    }
}
