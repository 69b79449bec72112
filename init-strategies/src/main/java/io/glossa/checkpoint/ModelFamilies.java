package io.glossa.checkpoint;

import java.util.Collections;
import java.util.ServiceLoader;
import java.util.SortedMap;
import java.util.TreeMap;

/** The model families on the class path, by {@code model_type}. */
public final class ModelFamilies {
    private ModelFamilies() {}

    /** All families. */
    public static SortedMap<String, ModelFamily> all() {
        SortedMap<String, ModelFamily> all = new TreeMap<>();
        ServiceLoader.load(ModelFamily.class).forEach(family -> all.put(family.modelType(), family));
        return Collections.unmodifiableSortedMap(all);
    }
}
