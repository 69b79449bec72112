package io.glossa.train.stage;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a stage did, as {@code summary.json} holds it.
 *
 * @param stage the stage's name
 * @param steps optimiser steps
 * @param tokens positions read
 * @param bytes UTF-8 bytes of text read
 * @param trained leaves that were trained, with their weights counted
 * @param frozen leaves that were not
 * @param frozenBitIdentical that every weight of them was compared with the stage's start and found the same
 * @param firstLoss nats per token of the first step
 * @param lastLoss nats per token of the last step
 * @param validationBefore bits per byte by source before the first step
 * @param validationAfter bits per byte by source after the last
 * @param newRows the added embedding rows
 * @param watch updates that were held back, and why the stage ended early if it did
 */
public record StageSummary(
        String stage,
        long steps,
        long tokens,
        long bytes,
        SortedMap<String, Long> trained,
        SortedMap<String, Long> frozen,
        boolean frozenBitIdentical,
        double firstLoss,
        double lastLoss,
        SortedMap<String, Double> validationBefore,
        SortedMap<String, Double> validationAfter,
        NewRows newRows,
        Watch watch) {
    /** Name of the file. */
    public static final String FILE = "summary.json";

    public StageSummary {
        trained = new TreeMap<>(trained);
        frozen = new TreeMap<>(frozen);
        validationBefore = new TreeMap<>(validationBefore);
        validationAfter = new TreeMap<>(validationAfter);
    }

    /**
     * What the watch did.
     *
     * @param refused updates whose loss or gradient was not finite
     * @param skipped updates that were spikes
     * @param ended why the stage ended before its last step; empty if it did not
     */
    public record Watch(long refused, long skipped, String ended) {}

    /** Weights trained. */
    long trainedWeights() {
        return trained.values().stream().mapToLong(Long::longValue).sum();
    }

    /**
     * How the added embedding rows fared.
     *
     * @param count how many there are
     * @param neverSeen ids of those that did not occur in the stage
     * @param medianOccurrences of all of them
     * @param meanDistance mean Euclidean distance moved
     * @param meanNorm mean Euclidean norm at the end
     * @param baseMeanNorm the same of the base rows, to compare
     */
    public record NewRows(
            int count,
            List<Integer> neverSeen,
            long medianOccurrences,
            double meanDistance,
            double meanNorm,
            double baseMeanNorm) {
        public NewRows {
            neverSeen = List.copyOf(neverSeen);
        }
    }
}
