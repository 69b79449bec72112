package io.glossa.train.stage;

import io.glossa.checkpoint.Checkpoint;
import io.glossa.checkpoint.NewRows;
import io.glossa.checkpoint.StoredTensor;
import io.glossa.train.kernel.Kernels;
import io.glossa.train.model.Leaf;
import io.glossa.train.model.LeafInfo;
import java.nio.FloatBuffer;

/**
 * How far leaves went from where a stage began.
 *
 * <p><b>Formula.</b> {@code |after - before| / |before|} in the Euclidean norm over all weights together; 0 where nothing was added.
 */
final class Movement {
    private static final int CHUNK_ELEMENTS = 1 << 22;

    private double moved;
    private double begun;

    /** Adds a leaf, some rows at a time. */
    void add(Checkpoint source, Leaf leaf, Kernels kernels) {
        LeafInfo info = leaf.info();
        StoredTensor stored = source.tensor(info.source().name());
        int most = (int) Math.max(1, CHUNK_ELEMENTS / info.rowElements());
        long done = 0;
        for (NewRows.Range range : info.rows()) {
            for (int from = range.from(); from < range.to(); from += most) {
                int to = Math.min(range.to(), from + most);
                float[] before = new float[Math.toIntExact((to - from) * info.rowElements())];
                stored.read(from * info.rowElements(), FloatBuffer.wrap(before));
                add(before, kernels.floats(leaf.array(), done, done + to - from));
                done += to - from;
            }
        }
    }

    private void add(float[] before, float[] after) {
        for (int i = 0; i < before.length; i++) {
            double difference = (double) after[i] - before[i];
            moved += difference * difference;
            begun += (double) before[i] * before[i];
        }
    }

    /** The ratio. */
    double relative() {
        return begun == 0 ? 0 : Math.sqrt(moved / begun);
    }
}
