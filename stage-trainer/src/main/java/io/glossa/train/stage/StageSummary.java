package io.glossa.train.stage;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.glossa.train.data.SourceUse;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a stage did, as {@code summary.json} holds it.
 *
 * @param stage the stage's name
 * @param steps optimiser steps
 * @param end what ended it
 * @param tokens positions read
 * @param bytes UTF-8 bytes of text read
 * @param trained leaves that were trained, with their weights counted
 * @param frozen leaves that were not
 * @param frozenBitIdentical that every weight of them was compared with the stage's start and found the same
 * @param firstLoss nats per token of the first step; of a distillation the mean square of the hidden states' difference
 * @param lastLoss the same of the last step
 * @param lastLearningRate of the last step, for parts without one of their own
 * @param validationBefore bits per byte by source before the first step
 * @param validationAfter bits per byte by source after the last
 * @param groups what each entry of {@code trains} moved
 * @param adapter the adapter that was added to projections, if one was
 * @param newRows the added rows
 * @param sources what was read of each packed source, with the share planned and reached
 * @param distillation what a distillation found, if the stage was one
 * @param watch updates that were held back, and why the stage ended early if it did
 */
public record StageSummary(
        String stage,
        long steps,
        End end,
        long tokens,
        long bytes,
        SortedMap<String, Long> trained,
        SortedMap<String, Long> frozen,
        boolean frozenBitIdentical,
        double firstLoss,
        double lastLoss,
        double lastLearningRate,
        SortedMap<String, Double> validationBefore,
        SortedMap<String, Double> validationAfter,
        List<Group> groups,
        Optional<Adapter> adapter,
        NewRows newRows,
        SortedMap<String, SourceUse> sources,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<Distillation> distillation,
        Watch watch) {
    /** Name of the file. */
    public static final String FILE = "summary.json";

    public StageSummary {
        trained = new TreeMap<>(trained);
        frozen = new TreeMap<>(frozen);
        validationBefore = new TreeMap<>(validationBefore);
        validationAfter = new TreeMap<>(validationAfter);
        sources = sources == null ? new TreeMap<>() : new TreeMap<>(sources);
        groups = List.copyOf(groups);
        distillation = distillation == null ? Optional.empty() : distillation;
    }

    /** What ended a stage. */
    public enum End {
        /** The end of its settings. */
        @JsonProperty("planned")
        PLANNED,
        /** The validation loss no longer fell. */
        @JsonProperty("plateau")
        PLATEAU,
        /** What the model forgot was more than the stage may. */
        @JsonProperty("budget")
        BUDGET
    }

    /**
     * What one entry of {@code trains} moved.
     *
     * @param part its word
     * @param learningRate the highest rate
     * @param weightDecay the highest decay among its weights
     * @param weights that no entry before it named
     * @param relativeChange length of the way from start to end divided by the length of the start; 0 for an adapter
     */
    public record Group(String part, double learningRate, double weightDecay, long weights, double relativeChange) {}

    /**
     * What an adapter adds at the end; {@code adapter.tsv} tells it by module.
     *
     * @param rank inner size
     * @param scale of the product
     * @param modules how many projections have one
     * @param meanRatio mean over modules of the norm added to the norm of the matrix
     * @param kept whether it goes on beside the model, and was not merged for good
     */
    public record Adapter(int rank, double scale, int modules, double meanRatio, boolean kept) {}
    /**
     * What the watch did.
     *
     * @param refused updates whose loss or gradient was not finite
     * @param skipped updates that were spikes
     * @param ended why the stage ended before its last step; empty if it did not
     */
    public record Watch(long refused, long skipped, String ended) {}

    /**
     * What a distillation found; {@code snippets.tsv} tells the coverage by piece.
     *
     * @param layer whose hidden states were compared
     * @param snippets cut from the text
     * @param rounds how often each was taken
     * @param covered new pieces with as many snippets as asked for
     * @param coveredInPart new pieces with fewer
     * @param uncovered ids of those with none, whose rows learned nothing of themselves
     * @param distanceBefore mean square of the hidden states' difference on snippets spread over all pieces, before the first step
     * @param distanceAfter the same after the last
     */
    public record Distillation(
            String layer,
            int snippets,
            double rounds,
            int covered,
            int coveredInPart,
            List<Integer> uncovered,
            double distanceBefore,
            double distanceAfter) {
        public Distillation {
            uncovered = List.copyOf(uncovered);
        }
    }

    /** Weights trained. */
    long trainedWeights() {
        return trained.values().stream().mapToLong(Long::longValue).sum();
    }

    /**
     * How the added rows of a head of its own fared.
     *
     * @param meanDistance mean Euclidean distance moved
     * @param meanNorm mean Euclidean norm at the end
     * @param baseMeanNorm the same of the base rows, to compare
     */
    public record HeadRows(double meanDistance, double meanNorm, double baseMeanNorm) {}

    /**
     * How the added rows fared; distances and norms are those of the embeddings.
     *
     * @param count how many there are
     * @param neverSeen ids of those that did not occur in the stage
     * @param medianOccurrences of all of them
     * @param meanDistance mean Euclidean distance moved
     * @param meanNorm mean Euclidean norm at the end
     * @param baseMeanNorm the same of the base rows, to compare
     * @param head the same of the head, where it is not the embeddings
     */
    public record NewRows(
            int count,
            List<Integer> neverSeen,
            long medianOccurrences,
            double meanDistance,
            double meanNorm,
            double baseMeanNorm,
            Optional<HeadRows> head) {
        public NewRows {
            neverSeen = List.copyOf(neverSeen);
        }
    }
}
