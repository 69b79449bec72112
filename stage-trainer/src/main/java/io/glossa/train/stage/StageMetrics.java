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
     */
    record Validated(
            long step,
            SortedMap<String, Double> validation,
            @JsonInclude(JsonInclude.Include.NON_ABSENT) OptionalDouble divergence) {
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
