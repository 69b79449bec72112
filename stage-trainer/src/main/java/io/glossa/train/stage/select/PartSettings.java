package io.glossa.train.stage.select;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.glossa.run.ConfigException;

/**
 * An entry of a stage's {@code trains}: {@code embeddings.new}, or
 * <code>{part: embeddings.new, learning-rate: 3.0e-4, weight-decay: 0.01}</code>.
 *
 * @param part the word for what trains, see {@link Selector}
 * @param learningRate the highest rate of these weights; the stage's unless given
 * @param weightDecay of these weights, biases and norms always excepted; unless given the stage's for matrices of blocks and
 *     adapters, and none for embeddings and head
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PartSettings(String part, Double learningRate, Double weightDecay) {
    @JsonCreator
    public PartSettings {
        Selector.of(part == null ? "" : part);
        require("learning-rate", learningRate, learningRate == null || learningRate > 0, "a number above 0");
        require("weight-decay", weightDecay, weightDecay == null || weightDecay >= 0, "0 or more");
    }

    /** A part with the rate and decay of its stage. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static PartSettings of(String part) {
        return new PartSettings(part, null, null);
    }

    private void require(String key, Double value, boolean holds, String expected) {
        if (!holds) {
            throw new ConfigException("trains: " + part + ": " + key + " is " + value + "; expected " + expected);
        }
    }
}
