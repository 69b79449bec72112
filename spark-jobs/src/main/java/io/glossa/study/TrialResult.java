package io.glossa.study;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.glossa.train.eval.ModelCosts;
import java.util.List;
import java.util.Optional;

/**
 * What a trial found, as its {@code result.json} holds it.
 *
 * @param trial which one
 * @param validation bits per byte of the target's validation text at the end
 * @param curve the same along the training
 * @param cost what the training took
 * @param vocabularySize rows of the embeddings
 * @param parameters weights of the model, a tied head counted once
 * @param operationsPerToken forward, head included
 * @param costs on the evaluation sets; none of a search
 */
public record TrialResult(
        Trial trial,
        double validation,
        List<Point> curve,
        Cost cost,
        int vocabularySize,
        long parameters,
        double operationsPerToken,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<ModelCosts> costs) {
    /** The file. */
    public static final String FILE = "result.json";

    public TrialResult {
        curve = List.copyOf(curve);
        costs = costs == null ? Optional.empty() : costs;
    }

    /**
     * A validation.
     *
     * @param targetBytes UTF-8 bytes of the target's text learned from so far
     * @param bitsPerByte of the target's validation text
     */
    public record Point(double targetBytes, double bitsPerByte) {}

    /**
     * What a training took.
     *
     * @param targetBytes UTF-8 bytes of text that is no replay
     * @param bytes UTF-8 bytes of all text
     * @param tokens positions read
     * @param operations floating-point operations, head included
     * @param epochs of the target source that was read most often
     */
    public record Cost(long targetBytes, long bytes, long tokens, double operations, double epochs) {}
}
