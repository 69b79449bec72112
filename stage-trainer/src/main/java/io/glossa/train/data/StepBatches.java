package io.glossa.train.data;

import io.glossa.train.model.TokenBatch;
import java.util.List;

/**
 * What one optimiser step reads.
 *
 * @param parts micro-batches, in order
 * @param bytes UTF-8 bytes of text in them
 */
public record StepBatches(List<TokenBatch> parts, long bytes) {
    public StepBatches {
        parts = List.copyOf(parts);
    }
}
