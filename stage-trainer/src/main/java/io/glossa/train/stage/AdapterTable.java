package io.glossa.train.stage;

import io.glossa.checkpoint.Checkpoint;
import io.glossa.checkpoint.StoredTensor;
import io.glossa.run.AtomicFiles;
import io.glossa.train.model.DecoderModel;
import io.glossa.train.model.Leaf;
import io.glossa.train.model.LeafInfo;
import io.glossa.train.model.LowRankAdapter;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * How much an adapter adds to each projection, as {@code adapter.tsv}: the module, the norm of what is added, the norm of the matrix
 * it is added to at the stage's start, and their ratio.
 *
 * <p><b>Formula.</b> {@code |scale B A|} in the Frobenius norm, as {@code scale sqrt(sum over i, j of (B'B)ij (AA')ij)}: no matrix of
 * the projection's size is made.
 */
final class AdapterTable {
    private static final int CHUNK_ELEMENTS = 1 << 22;

    private AdapterTable() {}

    /** Writes the table and returns its summary. */
    static StageSummary.Adapter write(
            Path directory, LowRankAdapter form, Checkpoint source, DecoderModel model, boolean kept) {
        Map<String, Leaf> downward = new TreeMap<>();
        Map<String, Leaf> upward = new TreeMap<>();
        for (Leaf leaf : model.weights().leaves()) {
            if (leaf.part() == LeafInfo.Part.ADAPTER) {
                (LowRankAdapter.isA(leaf.info()) ? downward : upward).put(LowRankAdapter.module(leaf.info()), leaf);
            }
        }
        StringBuilder table = new StringBuilder("module\tadded\tnorm\tratio\n");
        double ratios = 0;
        for (Map.Entry<String, Leaf> entry : downward.entrySet()) {
            double added = form.scale()
                    * productNorm(
                            values(model, upward.get(entry.getKey())), values(model, entry.getValue()), form.rank());
            double norm = norm(source.tensor(entry.getKey() + ".weight"));
            double ratio = norm == 0 ? 0 : added / norm;
            ratios += ratio;
            table.append(String.format(Locale.ROOT, "%s\t%.6f\t%.6f\t%.6f\n", entry.getKey(), added, norm, ratio));
        }
        AtomicFiles.write(directory.resolve("adapter.tsv"), table.toString().getBytes(StandardCharsets.UTF_8));
        return new StageSummary.Adapter(
                form.rank(), form.scale(), downward.size(), ratios / Math.max(1, downward.size()), kept);
    }

    private static float[] values(DecoderModel model, Leaf leaf) {
        return model.kernels().floats(leaf.array(), 0, leaf.info().rowCount());
    }

    /** The norm of {@code B A}, for B {@code [outputs, rank]} and A {@code [rank, inputs]}. */
    static double productNorm(float[] b, float[] a, int rank) {
        int inputs = a.length / rank;
        int outputs = b.length / rank;
        double sum = 0;
        for (int i = 0; i < rank; i++) {
            for (int j = 0; j < rank; j++) {
                double left = 0;
                for (int o = 0; o < outputs; o++) {
                    left += (double) b[o * rank + i] * b[o * rank + j];
                }
                double right = 0;
                for (int k = 0; k < inputs; k++) {
                    right += (double) a[i * inputs + k] * a[j * inputs + k];
                }
                sum += left * right;
            }
        }
        return Math.sqrt(Math.max(0, sum));
    }

    private static double norm(StoredTensor tensor) {
        double sum = 0;
        for (long from = 0; from < tensor.info().elements(); from += CHUNK_ELEMENTS) {
            float[] values =
                    new float[(int) Math.min(CHUNK_ELEMENTS, tensor.info().elements() - from)];
            tensor.read(from, FloatBuffer.wrap(values));
            for (float value : values) {
                sum += (double) value * value;
            }
        }
        return Math.sqrt(sum);
    }
}
