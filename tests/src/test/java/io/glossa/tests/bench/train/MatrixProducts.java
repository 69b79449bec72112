package io.glossa.tests.bench.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.glossa.train.kernel.TorchScriptKernels;
import java.util.Arrays;

/**
 * The matrix products of a training step and nothing else, through the same library: the rate that a step is held against.
 *
 * <p>For every projection of a block and for the head, chunk by chunk as the loss takes it: {@code x W^T}, {@code y W} and
 * {@code y^T x}.
 */
final class MatrixProducts {
    private MatrixProducts() {}

    /** Floating-point operations a second, by the median of so many rounds. */
    static double rate(NDManager parent, TrainingShape shape, int rounds) {
        long hidden = shape.hidden();
        long keys = hidden / shape.heads() * shape.keyValueHeads();
        long[][] projections = {
            {hidden, hidden},
            {keys, hidden},
            {keys, hidden},
            {hidden, hidden},
            {shape.inner(), hidden},
            {shape.inner(), hidden},
            {hidden, shape.inner()}
        };
        double[] seconds = new double[rounds];
        for (int round = -1; round < rounds; round++) {
            double sum = 0;
            for (long[] weight : projections) {
                sum += shape.layers() * seconds(parent, shape.tokens(), weight[0], weight[1]);
            }
            int chunks = Math.max(1, shape.tokens() / TorchScriptKernels.LOSS_CHUNK);
            sum += chunks * seconds(parent, shape.tokens() / chunks, shape.vocabulary(), hidden);
            if (round >= 0) {
                seconds[round] = sum;
            }
        }
        Arrays.sort(seconds);
        return 6.0 * shape.multipliedWeights() * shape.tokens() / seconds[rounds / 2];
    }

    private static double seconds(NDManager parent, long positions, long out, long in) {
        try (NDManager manager = parent.newSubManager()) {
            NDArray x = manager.randomNormal(new Shape(positions, in));
            NDArray w = manager.randomNormal(new Shape(out, in));
            NDArray y = manager.randomNormal(new Shape(positions, out));
            long began = System.nanoTime();
            x.matMul(w.transpose()).close();
            y.matMul(w).close();
            y.transpose().matMul(x).close();
            return (System.nanoTime() - began) / 1e9;
        }
    }
}
