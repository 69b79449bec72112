package io.glossa.train.stage;

import java.util.SortedMap;
import java.util.TreeMap;

/** The lines of {@code metrics.jsonl}. */
final class StageMetrics {
    private StageMetrics() {}

    /**
     * A step.
     *
     * @param loss nats per target before the update
     * @param tokens positions read in the stage so far
     * @param bytes UTF-8 bytes of text read in the stage so far
     */
    record Step(long step, double loss, double learningRate, double gradientNorm, long tokens, long bytes) {}

    /**
     * A validation.
     *
     * @param step the last step in the weights; 0 before the first
     * @param validation bits per byte by source
     */
    record Validated(long step, SortedMap<String, Double> validation) {
        Validated {
            validation = new TreeMap<>(validation);
        }
    }

    /**
     * A line of {@code timing.jsonl}.
     *
     * @param seconds of the clock spent in the step
     * @param waitedSeconds of these spent waiting for data
     */
    record Timed(long step, double seconds, double tokensPerSecond, double waitedSeconds) {}
}
