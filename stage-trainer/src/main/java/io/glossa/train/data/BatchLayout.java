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
    /** Reads a step's sequences and lays them out. */
    public StepBatches batches(TrainingData data, long step) {
        List<PackedSequence> sequences = data.sequences(step);
        List<String> names = data.names(step);
        List<TokenBatch> parts = new ArrayList<>();
        List<List<String>> places = new ArrayList<>();
        long bytes = 0;
        int taken = 0;
        for (List<PackedSequence> part : SequenceRuns.parts(sequences, microBatchTokens)) {
            parts.add(SequenceRuns.batch(part, predictNextBos, targets));
            places.add(names.subList(taken, taken + part.size()));
            taken += part.size();
        }
        for (PackedSequence sequence : sequences) {
            bytes += sequence.bytes();
        }
        return new StepBatches(parts, places, bytes);
    }
}
