package io.glossa.init;

import io.glossa.run.ConfigException;
import io.glossa.run.NearestName;
import java.util.List;

/**
 * A parameter that a method understands.
 *
 * @param name the key beside {@code method}
 * @param standard its value when it is not given: a number or a word
 * @param least the smallest number
 * @param most the largest number
 * @param words the words it may be; empty for a number
 * @param description with its unit
 */
public record MethodParameter(
        String name, Object standard, double least, double most, List<String> words, String description) {
    public MethodParameter {
        words = List.copyOf(words);
    }

    /** A number. */
    public static MethodParameter number(String name, double standard, double least, double most, String description) {
        return new MethodParameter(name, standard, least, most, List.of(), description);
    }

    /** One of some words, the first unless given. */
    public static MethodParameter word(String name, List<String> words, String description) {
        return new MethodParameter(name, words.get(0), 0, 0, words, description);
    }

    /** The value as a double or a word; {@link ConfigException} for anything else. */
    Object check(String method, Object value) {
        String at = method + ": " + name + ": ";
        if (!words.isEmpty()) {
            if (!(value instanceof String word) || !words.contains(word)) {
                throw new ConfigException(at + NearestName.unknown("value", String.valueOf(value), words));
            }
            return value;
        }
        // Also false for NaN.
        if (!(value instanceof Number number) || !(number.doubleValue() >= least && number.doubleValue() <= most)) {
            throw new ConfigException(at + value + "; expected a number from " + least + " to " + most);
        }
        return number.doubleValue();
    }
}
