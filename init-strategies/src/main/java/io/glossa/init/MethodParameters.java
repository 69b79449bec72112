package io.glossa.init;

import io.glossa.run.ConfigException;
import io.glossa.run.NearestName;
import java.util.Map;
import java.util.TreeMap;

/** The parameters of a method, checked, with every default filled in. */
public final class MethodParameters {
    private final Map<String, Double> values;

    private MethodParameters(Map<String, Double> values) {
        this.values = values;
    }

    /** Of a method that has none. */
    public static MethodParameters none() {
        return new MethodParameters(Map.of());
    }

    /** Checks what is given against what a method understands; {@link ConfigException} names what does not fit. */
    public static MethodParameters of(EmbeddingInitializer method, Map<String, Object> given) {
        Map<String, Double> values = new TreeMap<>();
        for (MethodParameter parameter : method.parameters()) {
            values.put(
                    parameter.name(),
                    parameter.check(method.name(), given.getOrDefault(parameter.name(), parameter.standard())));
        }
        for (String name : given.keySet()) {
            if (!values.containsKey(name)) {
                throw new ConfigException(
                        method.name() + ": " + NearestName.unknown("parameter", name, values.keySet()));
            }
        }
        return new MethodParameters(values);
    }

    /** A number. */
    public double number(String name) {
        return values.get(name);
    }

    /** A whole number; {@link ConfigException} for one with a fraction. */
    public int count(String name) {
        double value = number(name);
        if (value != Math.rint(value)) {
            throw new ConfigException(name + ": " + value + "; expected a whole number");
        }
        return (int) value;
    }
}
