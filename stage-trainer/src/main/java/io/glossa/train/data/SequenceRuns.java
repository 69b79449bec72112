package io.glossa.train.data;

import io.glossa.train.kernel.Kernels;
import io.glossa.train.model.TokenBatch;
import io.glossa.vocab.pack.PackedSequence;
import java.util.ArrayList;
import java.util.List;

/** Cuts packed sequences where documents begin. */
public final class SequenceRuns {
    private SequenceRuns() {}

    /**
     * The batch of some sequences.
     *
     * @param predictNextBos whether a document's last token is to predict the BOS behind it: that is how a model learns to end
     *     when no EOS does it
     */
    public static TokenBatch batch(List<PackedSequence> sequences, boolean predictNextBos) {
        return batch(sequences, predictNextBos, TargetMap.IDENTITY);
    }

    /** The same with other tokens to predict. */
    static TokenBatch batch(List<PackedSequence> sequences, boolean predictNextBos, TargetMap map) {
        List<TokenBatch.Run> runs = new ArrayList<>();
        for (PackedSequence sequence : sequences) {
            int[] tokens = sequence.tokens();
            int[] targets = map.targets(tokens);
            int from = 0;
            for (int start : sequence.documentStarts()) {
                if (start > from) {
                    runs.add(new TokenBatch.Run(
                            tokens, targets, from, start, predictNextBos ? targets[start] : Kernels.IGNORED));
                }
                from = start;
            }
            runs.add(new TokenBatch.Run(tokens, targets, from, tokens.length, Kernels.IGNORED));
        }
        return TokenBatch.of(runs);
    }

    /** Divides sequences into parts of at most so many tokens, each at least one sequence. */
    public static List<List<PackedSequence>> parts(List<PackedSequence> sequences, int tokens) {
        List<List<PackedSequence>> parts = new ArrayList<>();
        int filled = 0;
        for (PackedSequence sequence : sequences) {
            int length = sequence.tokens().length;
            if (parts.isEmpty() || filled + length > tokens) {
                parts.add(new ArrayList<>());
                filled = 0;
            }
            parts.get(parts.size() - 1).add(sequence);
            filled += length;
        }
        return parts;
    }
}
