package io.glossa.checkpoint.merge;

import io.glossa.checkpoint.ElementReader;
import io.glossa.checkpoint.StoredTensor;
import io.glossa.checkpoint.TensorInfo;
import java.util.List;

/**
 * The tensors of one name from every model, row by row the same thing.
 *
 * <p><b>Determinism.</b> Inner products are summed in 64 bits in the order of the elements. <b>Cost.</b> Two blocks of
 * {@value #BLOCK} floats, and one read of both tensors an inner product.
 */
public final class AlignedTensors {
    /** Elements read at a time: 256 kB of floats, which stay in a core's cache while they are summed. */
    static final int BLOCK = 1 << 16;

    private final List<StoredTensor> tensors;
    private final List<RowRun> runs;

    AlignedTensors(List<StoredTensor> tensors, List<RowRun> runs) {
        this.tensors = List.copyOf(tensors);
        this.runs = List.copyOf(runs);
    }

    /** The tensors' name. */
    public String name() {
        return info().name();
    }

    /** How many models there are. */
    public int models() {
        return tensors.size();
    }

    /** The inner product of two models' tensors over the rows that every model has; 0 without one. */
    public double dot(int a, int b) {
        ElementReader left = new ElementReader(tensors.get(a), BLOCK);
        ElementReader right = new ElementReader(tensors.get(b), BLOCK);
        float[] x = new float[BLOCK];
        float[] y = a == b ? x : new float[BLOCK];
        double sum = 0;
        for (RowRun run : runs) {
            if (!run.shared(models())) {
                continue;
            }
            long end = (run.first() + run.rows()) * info().rowElements();
            for (long at = run.first() * info().rowElements(); at < end; at += BLOCK) {
                int count = (int) Math.min(BLOCK, end - at);
                left.read(at, x, count);
                if (a != b) {
                    right.read(at, y, count);
                }
                double block = 0;
                for (int i = 0; i < count; i++) {
                    block += (double) x[i] * y[i];
                }
                sum += block;
            }
        }
        return sum;
    }

    /** Name, type and shape of the first model's. */
    TensorInfo info() {
        return tensors.get(0).info();
    }

    StoredTensor tensor(int model) {
        return tensors.get(model);
    }

    List<RowRun> runs() {
        return runs;
    }

    /** Whether two models have the same bits in some rows. */
    boolean sameBits(int a, int b, RowRun run) {
        TensorInfo left = tensors.get(a).info();
        TensorInfo right = tensors.get(b).info();
        return left.type() == right.type()
                && tensors.get(a).mismatch(tensors.get(b), run.first() * left.rowBytes(), run.rows() * left.rowBytes())
                        < 0;
    }
}
