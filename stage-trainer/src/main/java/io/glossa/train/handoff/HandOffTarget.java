package io.glossa.train.handoff;

import io.glossa.run.ConfigException;

/**
 * A trainer that a stage can be handed to. Registered in {@code META-INF/services} and found by its name; implementations
 * have a public constructor without arguments and no state.
 */
public interface HandOffTarget {
    /** The name on the command line. */
    String name();

    /**
     * Refuses what the trainer cannot do, before anything is written.
     *
     * @throws ConfigException naming trainer and setting
     */
    void check(HandOff handOff);

    /** Writes data and configuration beside the model, into the directory that {@code handOff} is for. */
    void write(HandOff handOff);
}
