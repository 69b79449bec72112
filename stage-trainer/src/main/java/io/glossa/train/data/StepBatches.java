package io.glossa.train.data;

import io.glossa.train.model.TokenBatch;
import java.util.List;

/**
 * What one optimiser step reads.
 *
 * @param parts micro-batches, in order
 * @param places where the sequences of each part stand in {@code pack/train}: {@code SOURCE#NUMBER}
 * @param bytes UTF-8 bytes of text in them
 */
public record StepBatches(List<TokenBatch> parts, List<List<String>> places, long bytes) {
    public StepBatches {
        parts = List.copyOf(parts);
        places = List.copyOf(places);
    }
}
