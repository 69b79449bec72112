package io.glossa.study;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.glossa.run.ConfigException;
import java.util.List;

/**
 * What the study is to answer: a race between arms.
 *
 * @param asks the question in words
 * @param expects what is expected, written before the study runs
 * @param arms two or more
 * @param measure what is compared; {@code bits-per-byte} unless given
 * @param sets evaluation sets; all of the recipe's language unless given. Of a divergence there is one
 * @param margin a difference below this does not matter, in bits per byte; 0 unless given. With it arms can be found alike
 */
public record QuestionSettings(
        String asks, String expects, List<String> arms, Measure measure, List<String> sets, Double margin) {
    /** What is compared; less is better. */
    public enum Measure {
        /** Of the model on a set. */
        @JsonProperty("bits-per-byte")
        BITS_PER_BYTE("bits per byte"),
        /** From the base, on text that the base wrote: what was forgotten. */
        @JsonProperty("divergence")
        DIVERGENCE("bits per byte of divergence from the base");

        private final String words;

        Measure(String words) {
            this.words = words;
        }

        /** The measure with its unit, in words. */
        String words() {
            return words;
        }
    }

    public QuestionSettings {
        if (asks == null || asks.isBlank()) {
            throw new ConfigException("asks is missing; write the question in words");
        }
        expects = expects == null ? "" : expects;
        arms = arms == null ? List.of() : List.copyOf(arms);
        measure = measure == null ? Measure.BITS_PER_BYTE : measure;
        sets = sets == null ? List.of() : List.copyOf(sets);
        margin = margin == null ? 0.0 : margin;
        if (arms.size() < 2 || arms.stream().distinct().count() < arms.size()) {
            throw new ConfigException("arms is " + arms + "; expected two or more different ones");
        }
        if (!(margin >= 0)) {
            throw new ConfigException("margin is " + margin + "; expected 0 or more");
        }
        if (measure == Measure.DIVERGENCE && !sets.isEmpty()) {
            throw new ConfigException("sets is " + sets
                    + "; expected none, for divergence is measured on the first set that is sampled-from-base");
        }
    }
}
