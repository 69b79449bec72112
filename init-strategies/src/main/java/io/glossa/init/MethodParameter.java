package io.glossa.init;

import io.glossa.run.ConfigException;

/**
 * A parameter that a method understands.
 *
 * @param name the key beside {@code method}
 * @param standard its value when it is not given
 * @param least the smallest number
 * @param most the largest number
 * @param description with its unit
 */
public record MethodParameter(String name, double standard, double least, double most, String description) {
    /** The value as a number; {@link ConfigException} for anything else. */
    double check(String method, Object value) {
        // Also false for NaN.
        if (!(value instanceof Number number) || !(number.doubleValue() >= least && number.doubleValue() <= most)) {
            throw new ConfigException(
                    method + ": " + name + ": " + value + "; expected a number from " + least + " to " + most);
        }
        return number.doubleValue();
    }
}
