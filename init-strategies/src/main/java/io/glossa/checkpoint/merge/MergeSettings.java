package io.glossa.checkpoint.merge;

import io.glossa.run.ConfigException;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How models are merged.
 *
 * @param method name of a {@link MergeMethod}
 * @param weights one a model; empty where the method does not need them or has equal ones by default
 * @param normalise whether weights are divided by their sum; true by default
 * @param t how far SLERP goes from the first model to the second, 0 to 1; 0.5 by default
 * @param tOf other values of {@code t} for tensors whose name contains a text; the longest text counts
 * @param ratio how much of the chat vector is added; 1 by default
 * @param newRows what becomes of rows that only some models have; {@code keep} by default
 */
public record MergeSettings(
        String method,
        List<Double> weights,
        Boolean normalise,
        Double t,
        SortedMap<String, Double> tOf,
        Double ratio,
        NewRowPolicy newRows) {
    /** The settings that belong to a method; {@code null} for the others means that they were not given. */
    public enum Taken {
        /** {@code weights} and {@code normalise}. */
        WEIGHTS,
        /** {@code t} and {@code tOf}. */
        T,
        /** {@code ratio}. */
        RATIO
    }

    public MergeSettings {
        if (method == null || method.isBlank()) {
            throw new ConfigException("method is missing; known: "
                    + String.join(", ", MergeMethods.all().keySet()));
        }
        Taken takes = MergeMethods.get(method).takes();
        weights = weights == null ? List.of() : List.copyOf(weights);
        tOf = tOf == null ? new TreeMap<>() : new TreeMap<>(tOf);
        refuseForeign(method, takes == Taken.WEIGHTS, !weights.isEmpty(), "weights");
        refuseForeign(method, takes == Taken.WEIGHTS, normalise != null, "normalise");
        refuseForeign(method, takes == Taken.T, t != null || !tOf.isEmpty(), "t");
        refuseForeign(method, takes == Taken.RATIO, ratio != null, "ratio");
        normalise = normalise == null ? Boolean.TRUE : normalise;
        t = t == null ? Double.valueOf(0.5) : t;
        ratio = ratio == null ? Double.valueOf(1) : ratio;
        newRows = newRows == null ? NewRowPolicy.KEEP : newRows;
        requireShare("t", t);
        tOf.forEach((text, value) -> requireShare("t of '" + text + "'", value));
        for (double weight : weights) {
            requireFinite("weights", weight);
        }
        requireFinite("ratio", ratio);
    }

    /** A method with all its defaults. */
    public static MergeSettings of(String method) {
        return new MergeSettings(method, null, null, null, null, null, null);
    }

    /** The value of {@code t} for a tensor. */
    double tOfTensor(String tensor) {
        String longest = null;
        for (String text : tOf.keySet()) {
            if (tensor.contains(text) && (longest == null || text.length() > longest.length())) {
                longest = text;
            }
        }
        return longest == null ? t : tOf.get(longest);
    }

    private static void refuseForeign(String method, boolean taken, boolean given, String key) {
        if (given && !taken) {
            throw new ConfigException(key + " does not belong to the method " + method + "; leave it out");
        }
    }

    private static void requireShare(String key, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new ConfigException(key + " is " + value + "; expected 0 (the first model) to 1 (the second)");
        }
    }

    private static void requireFinite(String key, double value) {
        if (!Double.isFinite(value)) {
            throw new ConfigException(key + ": " + value + " is not a finite number");
        }
    }
}
