package io.glossa.train.handoff;

import io.glossa.run.ConfigException;
import io.glossa.train.stage.StageSettings;
import io.glossa.train.stage.select.PartSettings;
import java.math.BigDecimal;
import java.util.List;

/**
 * What another trainer needs to know of a stage.
 *
 * @param name of the stage
 * @param trains parts that learn, as the stage names them
 * @param learningRate the highest
 * @param schedule name of the learning-rate schedule
 * @param warmupSteps steps over which the rate rises
 * @param floor share of the rate left at the end
 * @param steps optimiser steps
 * @param sequenceLength tokens of a sequence
 * @param batchSequences sequences of an optimiser step
 * @param microBatchSequences sequences in memory at once on one device
 * @param betas AdamW's
 * @param weightDecay AdamW's
 * @param clipNorm the gradients' norm is held to this
 * @param replayShare share of tokens that come from replay sources
 */
public record HandOffStage(
        String name,
        List<String> trains,
        double learningRate,
        String schedule,
        long warmupSteps,
        double floor,
        long steps,
        int sequenceLength,
        int batchSequences,
        int microBatchSequences,
        List<Double> betas,
        double weightDecay,
        double clipNorm,
        double replayShare) {
    public HandOffStage {
        trains = List.copyOf(trains);
        betas = List.copyOf(betas);
        if (batchSequences < 1) {
            throw new ConfigException(
                    "stage " + name + ": batch-tokens is less than one sequence of " + sequenceLength);
        }
    }

    /** A stage of a recipe over data that was packed to a length. */
    public static HandOffStage of(StageSettings stage, int sequenceLength) {
        if (stage.kind() != StageSettings.Kind.LANGUAGE_MODEL) {
            throw new ConfigException("stage " + stage.name()
                    + ": a distillation is not handed off, for other trainers have none; run it here and hand off the stages"
                    + " behind it");
        }
        if (stage.targets() != StageSettings.Targets.NEW_TOKENIZER) {
            throw new ConfigException("stage " + stage.name()
                    + ": targets is old-tokenizer, which is not handed off, for other trainers predict what they read; run it here"
                    + " and hand off the stages behind it");
        }
        int batch = stage.batchTokens() / sequenceLength;
        int micro = Math.max(1, Math.min(batch, stage.microBatchTokens() / sequenceLength));
        return new HandOffStage(
                stage.name(),
                stage.trains().stream().map(part -> plain(stage, part)).toList(),
                stage.learningRate(),
                stage.schedule(),
                Math.round(stage.warmup() * stage.stepCount()),
                stage.floor(),
                stage.stepCount(),
                sequenceLength,
                batch,
                // Trainers sum whole micro-batches: the largest number that divides the batch.
                largestDivisor(batch, micro),
                stage.betas(),
                stage.weightDecay(),
                stage.clipNorm(),
                stage.replayShare());
    }

    private static String plain(StageSettings stage, PartSettings part) {
        if (part.learningRate() != null || part.weightDecay() != null) {
            throw new ConfigException("stage " + stage.name() + ": " + part.part()
                    + " has a learning-rate or weight-decay of its own, which is not handed off; leave it out, or split the"
                    + " stage");
        }
        return part.part();
    }

    /** Micro-batches of an optimiser step on one device. */
    int accumulation() {
        return batchSequences / microBatchSequences;
    }

    /** The lowest rate, at the end. */
    double leastLearningRate() {
        // In decimals, so that a tenth of 0.003 is written 3.0E-4.
        return BigDecimal.valueOf(learningRate)
                .multiply(BigDecimal.valueOf(floor))
                .doubleValue();
    }

    boolean trainsAll() {
        return trains.contains("all");
    }

    private static int largestDivisor(int number, int most) {
        int divisor = most;
        while (number > 0 && number % divisor != 0) {
            divisor--;
        }
        return divisor;
    }
}
