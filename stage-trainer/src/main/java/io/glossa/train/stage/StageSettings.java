package io.glossa.train.stage;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.glossa.run.ConfigException;
import io.glossa.train.watch.WatchSettings;
import java.util.List;
import java.util.Optional;

/**
 * One stage: what trains, how fast, on what, until when.
 *
 * @param name letters, digits and dashes; with its number it names the stage's directory
 * @param trains parts that are trained: {@code embeddings.new}, {@code embeddings.all}, {@code head.new}, {@code head.all},
 *     {@code blocks.all}, {@code norms}, {@code all}
 * @param learningRate the highest rate
 * @param schedule name of a {@link LearningRateSchedule}; {@code cosine} by default
 * @param warmup share of the steps over which the rate rises from 0; 0.05 by default
 * @param floor share of the rate left at the end of the schedule; 0.1 by default
 * @param steps optimiser steps; give this or {@code tokens}
 * @param tokens tokens to train on, rounded up to whole steps
 * @param batchTokens tokens an optimiser step sees; 4096 by default
 * @param microBatchTokens tokens that are in memory at once, gradients being summed; {@code batch-tokens} by default
 * @param sequenceLength the length the corpus must have been packed to; whatever it was packed to by default
 * @param weightDecay of AdamW, on the matrices of the blocks only; 0.1 by default
 * @param clipNorm the gradients' norm is held to this; 1 by default
 * @param betas decay of AdamW's running means; 0.9 and 0.95 by default
 * @param replayShare share of the sequences that come from the replay sources; 0 by default
 * @param optimizerState whether AdamW's running means of the stage before are kept, for weights trained in both
 * @param evaluate what the stage measures of itself, and how often
 * @param checkpoints when the stage saves itself, and what of that is kept
 * @param watch what the stage bears before it refuses, skips or ends
 * @param samples text that the model writes while it learns
 */
public record StageSettings(
        String name,
        List<String> trains,
        Double learningRate,
        String schedule,
        Double warmup,
        Double floor,
        Long steps,
        Long tokens,
        Integer batchTokens,
        Integer microBatchTokens,
        Integer sequenceLength,
        Double weightDecay,
        Double clipNorm,
        List<Double> betas,
        Double replayShare,
        OptimizerState optimizerState,
        EvaluateSettings evaluate,
        CheckpointSettings checkpoints,
        WatchSettings watch,
        StageSampleSettings samples) {
    /** What happens to the optimiser's running means where a stage begins. */
    public enum OptimizerState {
        /** Taken over from the stage before. */
        @JsonProperty("carry")
        CARRY,
        /** Begun anew. */
        @JsonProperty("reset")
        RESET
    }

    public StageSettings {
        if (name == null || !name.matches("[A-Za-z0-9][A-Za-z0-9-]{0,40}")) {
            throw new ConfigException("name: found '" + name + "'; a stage needs a name of letters, digits and dashes");
        }
        if (trains == null || trains.isEmpty()) {
            throw refused(name, "trains", trains, "at least one part, such as [embeddings.new]");
        }
        trains = List.copyOf(trains);
        trains.forEach(Trainable::of);
        schedule = schedule == null ? "cosine" : schedule;
        LearningRateSchedules.get(schedule);
        warmup = warmup == null ? 0.05 : warmup;
        floor = floor == null ? 0.1 : floor;
        batchTokens = batchTokens == null ? 4096 : batchTokens;
        microBatchTokens = microBatchTokens == null ? batchTokens : microBatchTokens;
        weightDecay = weightDecay == null ? 0.1 : weightDecay;
        clipNorm = clipNorm == null ? 1.0 : clipNorm;
        betas = betas == null ? List.of(0.9, 0.95) : List.copyOf(betas);
        replayShare = replayShare == null ? 0.0 : replayShare;
        optimizerState = optimizerState == null ? OptimizerState.RESET : optimizerState;
        require(name, "learning-rate", learningRate, learningRate != null && learningRate > 0, "a number above 0");
        require(name, "warmup", warmup, warmup >= 0 && warmup < 1, "0 or more and below 1");
        require(name, "floor", floor, floor >= 0 && floor <= 1, "0 to 1");
        require(name, "steps", steps, (steps == null) != (tokens == null), "either steps or tokens, and not both");
        require(name, "steps", steps, steps == null || steps > 0, "1 or more");
        require(name, "tokens", tokens, tokens == null || tokens > 0, "1 or more");
        require(name, "batch-tokens", batchTokens, batchTokens > 0, "1 or more");
        require(
                name,
                "micro-batch-tokens",
                microBatchTokens,
                microBatchTokens > 0 && microBatchTokens <= batchTokens,
                "1 to batch-tokens, " + batchTokens);
        require(name, "weight-decay", weightDecay, weightDecay >= 0, "0 or more");
        require(name, "clip-norm", clipNorm, clipNorm > 0, "a number above 0");
        require(
                name,
                "betas",
                betas,
                betas.size() == 2 && betas.stream().allMatch(b -> b >= 0 && b < 1),
                "two numbers from 0 to below 1");
        require(name, "replay-share", replayShare, replayShare >= 0 && replayShare < 1, "0 or more and below 1");
        long all = steps != null ? steps : ceiling(tokens, batchTokens);
        evaluate = (evaluate == null ? new EvaluateSettings(null, null) : evaluate).forSteps(all);
        checkpoints = (checkpoints == null ? new CheckpointSettings(null, null, null) : checkpoints).forSteps(all);
        watch = watch == null ? WatchSettings.DEFAULT : watch;
        samples =
                (samples == null ? new StageSampleSettings(null, null, null, null) : samples).orEvery(evaluate.every());
    }

    /** Optimiser steps. */
    public long stepCount() {
        return steps != null ? steps : ceiling(tokens, batchTokens);
    }

    /**
     * The learning rate of a step.
     *
     * @param step from 1
     */
    public double learningRate(long step) {
        long warm = Math.round(warmup * stepCount());
        if (step <= warm) {
            return learningRate * step / warm;
        }
        double progress = (double) (step - warm - 1) / (stepCount() - warm);
        return learningRate * LearningRateSchedules.get(schedule).factor(progress, floor);
    }

    /** This stage with another number of steps at a constant rate, for short trials. */
    public StageSettings trial(long trialSteps) {
        return new StageSettings(
                name,
                trains,
                learningRate,
                "constant",
                0.0,
                floor,
                trialSteps,
                null,
                batchTokens,
                microBatchTokens,
                sequenceLength,
                weightDecay,
                clipNorm,
                betas,
                0.0,
                OptimizerState.RESET,
                null,
                null,
                WatchSettings.STRICT,
                null);
    }

    /** The packed length asked for, if one is. */
    public Optional<Integer> requiredSequenceLength() {
        return Optional.ofNullable(sequenceLength);
    }

    private static long ceiling(long tokens, int batchTokens) {
        return (tokens + batchTokens - 1) / batchTokens;
    }

    private static void require(String stage, String key, Object value, boolean holds, String expected) {
        if (!holds) {
            throw refused(stage, key, value, expected);
        }
    }

    private static ConfigException refused(String stage, String key, Object value, String expected) {
        return new ConfigException("stage " + stage + ": " + key + " is " + value + "; expected " + expected);
    }
}
