package io.glossa.checkpoint.merge;

import io.glossa.run.ConfigException;
import io.glossa.run.NearestName;
import java.util.ServiceLoader;
import java.util.SortedMap;
import java.util.TreeMap;

/** The registered merge methods by name. */
public final class MergeMethods {
    private MergeMethods() {}

    /** All of them. */
    public static SortedMap<String, MergeMethod> all() {
        SortedMap<String, MergeMethod> all = new TreeMap<>();
        for (MergeMethod method : ServiceLoader.load(MergeMethod.class, MergeMethod.class.getClassLoader())) {
            if (all.put(method.name(), method) != null) {
                throw new IllegalStateException("two merge methods are named " + method.name());
            }
        }
        return all;
    }

    /** The one of a name; {@link ConfigException} with the known names otherwise. */
    public static MergeMethod get(String name) {
        SortedMap<String, MergeMethod> all = all();
        MergeMethod method = all.get(name);
        if (method == null) {
            throw new ConfigException("method: " + NearestName.unknown("merge method", name, all.keySet()));
        }
        return method;
    }
}
