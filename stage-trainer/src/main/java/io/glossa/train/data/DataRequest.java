package io.glossa.train.data;

import java.util.List;
import java.util.Optional;

/**
 * What a stage asks of its data.
 *
 * @param stage its name, part of what decides the order
 * @param steps optimiser steps
 * @param batchTokens tokens a step sees
 * @param sequenceLength the length that must have been packed to, if one must
 * @param replayShare share of the sequences that come from the replay sources
 * @param mixture how the sources are mixed; the target as one and the replay as another unless given
 * @param replaySources packed sources of the base model's language
 * @param seed of the order
 */
public record DataRequest(
        String stage,
        long steps,
        int batchTokens,
        Optional<Integer> sequenceLength,
        double replayShare,
        Optional<MixtureSettings> mixture,
        List<String> replaySources,
        long seed) {
    public DataRequest {
        replaySources = List.copyOf(replaySources);
    }
}
