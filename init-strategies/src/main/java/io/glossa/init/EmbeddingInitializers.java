package io.glossa.init;

import io.glossa.run.ConfigException;
import io.glossa.run.NearestName;
import java.util.ServiceLoader;
import java.util.SortedMap;
import java.util.TreeMap;

/** The registered initialisers by name. */
public final class EmbeddingInitializers {
    private EmbeddingInitializers() {}

    /** All of them. */
    public static SortedMap<String, EmbeddingInitializer> all() {
        SortedMap<String, EmbeddingInitializer> all = new TreeMap<>();
        for (EmbeddingInitializer initializer :
                ServiceLoader.load(EmbeddingInitializer.class, EmbeddingInitializer.class.getClassLoader())) {
            if (all.put(initializer.name(), initializer) != null) {
                throw new IllegalStateException("two initialisers are named " + initializer.name());
            }
        }
        return all;
    }

    /** The one of a name; {@link ConfigException} with the known names otherwise. */
    public static EmbeddingInitializer get(String name) {
        SortedMap<String, EmbeddingInitializer> all = all();
        EmbeddingInitializer initializer = all.get(name);
        if (initializer == null) {
            throw new ConfigException("strategies: " + NearestName.unknown("initialiser", name, all.keySet()));
        }
        return initializer;
    }
}
