package io.glossa.train.stage;

import io.glossa.run.ConfigException;

/**
 * An end that the validation decides: the stage's {@code plateau} block.
 *
 * @param patience validations in a row without a gain that end the stage; 3 by default
 * @param minimumGain share of the best loss so far that a gain must be; 0.002 by default
 * @param atMostSteps where the stage ends in any case, and what its schedule is laid over
 */
public record PlateauSettings(Integer patience, Double minimumGain, Long atMostSteps) {
    public PlateauSettings {
        patience = patience == null ? 3 : patience;
        minimumGain = minimumGain == null ? 0.002 : minimumGain;
        require("patience", patience, patience > 0, "1 or more");
        require("minimum-gain", minimumGain, minimumGain >= 0 && minimumGain < 1, "0 or more and below 1");
        require("at-most-steps", atMostSteps, atMostSteps != null && atMostSteps > 0, "1 or more");
    }

    private static void require(String key, Object value, boolean holds, String expected) {
        if (!holds) {
            throw new ConfigException("plateau: " + key + " is " + value + "; expected " + expected);
        }
    }
}
