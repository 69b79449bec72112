package io.glossa.train.data;

import io.glossa.train.model.TokenBatch;
import io.glossa.vocab.pack.PackedSequence;
import java.util.ArrayList;
import java.util.List;

/**
 * How the sequences of a step become batches.
 *
 * @param microBatchTokens tokens of a part at most; a part holds at least one sequence
 * @param predictNextBos whether a document's last token is to predict the BOS behind it
 * @param targets what stands for each token where it is to be predicted
 */
public record BatchLayout(int microBatchTokens, boolean predictNextBos, TargetMap targets) {
    /** Lays a step's sequences out. */
    public StepBatches batches(List<PackedSequence> sequences) {
        List<TokenBatch> parts = new ArrayList<>();
        long bytes = 0;
        for (List<PackedSequence> part : SequenceRuns.parts(sequences, microBatchTokens)) {
            parts.add(SequenceRuns.batch(part, predictNextBos, targets));
        }
        for (PackedSequence sequence : sequences) {
            bytes += sequence.bytes();
        }
        return new StepBatches(parts, bytes);
    }
}
