package io.glossa.train.stage;

import io.glossa.checkpoint.Checkpoint;
import io.glossa.checkpoint.CheckpointWriter;
import io.glossa.checkpoint.CompanionFiles;
import io.glossa.checkpoint.ModelConfig;
import io.glossa.checkpoint.NewRows;
import io.glossa.checkpoint.StoredTensor;
import io.glossa.checkpoint.TensorSource;
import io.glossa.run.AtomicFiles;
import io.glossa.train.model.DecoderModel;
import io.glossa.train.model.Leaf;
import io.glossa.train.model.LeafInfo;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** The model a stage leaves behind: trained tensors written in their own type, all else as it was. */
final class FinishedModel {
    private static final int COMPARED_ELEMENTS = 1 << 22;

    private FinishedModel() {}

    /** Writes config, weights and the files that lie beside those of another directory (tokenizer, generation settings). */
    static void write(Path directory, Path beside, ModelConfig config, Collection<? extends TensorSource> tensors) {
        try {
            AtomicFiles.delete(directory);
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw AtomicFiles.failure("write", directory, e);
        }
        CompanionFiles.copy(beside, directory);
        CheckpointWriter.write(directory, config, tensors);
    }

    /**
     * Compares what was not trained with the stage's start, both in memory and in the files written.
     *
     * @param merged tensors whose files hold their adapter too; these are compared in memory only
     * @return whether every bit is the same
     */
    static boolean sameBits(
            Path directory, Checkpoint source, DecoderModel model, List<Leaf> frozen, Set<String> merged) {
        try (Checkpoint written = Checkpoint.open(directory)) {
            for (Leaf leaf : frozen) {
                LeafInfo info = leaf.info();
                StoredTensor before = source.tensor(info.source().name());
                boolean whole = !merged.contains(info.source().name());
                StoredTensor after = written.tensor(info.source().name());
                int most = (int) Math.max(1, COMPARED_ELEMENTS / info.rowElements());
                long done = 0;
                for (NewRows.Range range : info.rows()) {
                    for (int from = range.from(); from < range.to(); from += most) {
                        int to = Math.min(range.to(), from + most);
                        float[] expected = values(before, info, from, to);
                        float[] held = model.kernels().floats(leaf.array(), done, done + to - from);
                        boolean stored = before.rows(from, to).equals(after.rows(from, to));
                        if ((whole && !stored) || !Arrays.equals(expected, held)) {
                            return false;
                        }
                        done += to - from;
                    }
                }
            }
            return true;
        }
    }

    private static float[] values(StoredTensor tensor, LeafInfo leaf, long from, long to) {
        float[] values = new float[Math.toIntExact((to - from) * leaf.rowElements())];
        tensor.read(from * leaf.rowElements(), FloatBuffer.wrap(values));
        return values;
    }
}
