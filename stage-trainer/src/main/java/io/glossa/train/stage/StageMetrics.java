package io.glossa.train.stage;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/** The lines of {@code metrics.jsonl}, which are the same however often the stage was killed. */
final class StageMetrics {
    private StageMetrics() {}

    /**
     * A step that moved the weights.
     *
     * @param loss nats per target before the update
     * @param tokens positions read in the stage so far
     * @param bytes UTF-8 bytes of text read in the stage so far
     */
    record Step(long step, double loss, double learningRate, double gradientNorm, long tokens, long bytes) {}

    /**
     * A step of a distillation that moved the weights.
     *
     * @param distance mean square of the hidden states' difference before the update
     * @param headLoss nats per target that rows of a head of its own learned from
     * @param tokens of the base's tokenizer read in the stage so far
     * @param bytes UTF-8 bytes of text read in the stage so far
     */
    record DistilledStep(
            long step,
            double distance,
            @JsonInclude(JsonInclude.Include.NON_ABSENT) OptionalDouble headLoss,
            double learningRate,
            double gradientNorm,
            long tokens,
            long bytes) {}

    /** The line of a step that moved the weights. */
    static Object step(StageSettings.Kind kind, long step, TrainingLoop.StepResult result, StageState next) {
        return switch (kind) {
            case LANGUAGE_MODEL ->
                new Step(
                        step, result.loss(), result.learningRate(), result.gradientNorm(), next.tokens(), next.bytes());
            case DISTILLATION ->
                new DistilledStep(
                        step,
                        result.loss(),
                        result.headLoss(),
                        result.learningRate(),
                        result.gradientNorm(),
                        next.tokens(),
                        next.bytes());
        };
    }

    /** The key of a step's loss; a difference of states is not drawn among nats. */
    static String lossKey(StageSettings.Kind kind) {
        return switch (kind) {
            case LANGUAGE_MODEL -> "loss";
            case DISTILLATION -> "distance";
        };
    }

    /**
     * A step that did not.
     *
     * @param verdict {@code refuse} or {@code skip}
     * @param reason what was found
     * @param sequences where the batch's sequences stand in {@code pack/train}
     */
    record Held(long step, String verdict, String reason, List<String> sequences) {
        Held {
            sequences = List.copyOf(sequences);
        }
    }

    /**
     * An evaluation.
     *
     * @param step the last step in the weights; 0 before the first
     * @param validation bits per byte by source
     * @param divergence from the base on text that it wrote, in bits per byte
     * @param distance of a distillation, on the same snippets each time
     */
    record Validated(
            long step,
            SortedMap<String, Double> validation,
            @JsonInclude(JsonInclude.Include.NON_ABSENT) OptionalDouble divergence,
            @JsonInclude(JsonInclude.Include.NON_ABSENT) OptionalDouble distance) {
        Validated {
            validation = new TreeMap<>(validation);
        }
    }

    /**
     * The end before the last step.
     *
     * @param ended why
     */
    record Ended(long step, String ended) {}

    /** A line of {@code samples.jsonl}: what the model wrote after a step. */
    record Sample(long step, String prompt, String text) {}
}
