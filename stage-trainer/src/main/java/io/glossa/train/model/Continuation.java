package io.glossa.train.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import io.glossa.checkpoint.ModelConfig;
import io.glossa.train.kernel.TorchMemory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Texts being continued token by token, several rows in step: keys and values of earlier positions are kept, so that a
 * further token costs one position and not all of them again.
 *
 * <p><b>Memory.</b> {@code 2 * layers * rows * capacity * key-value heads * head size} floats.
 */
public final class Continuation implements AutoCloseable {
    private final DecoderModel model;
    private final NDManager manager;
    private final List<NDArray> past = new ArrayList<>();
    private final int rows;
    private final int capacity;
    private int length;

    Continuation(DecoderModel model, int rows, int capacity) {
        this.model = model;
        this.rows = rows;
        this.capacity = capacity;
        manager = model.kernels().manager().newSubManager();
        ModelConfig config = model.weights().config();
        for (int i = 0; i < config.layers(); i++) {
            past.add(TorchMemory.zeros(
                    manager, DataType.FLOAT32, 2, rows, capacity, config.keyValueHeads(), config.headSize()));
        }
    }

    /** Positions taken so far in each row. */
    public int length() {
        return length;
    }

    /** Whether another token fits. */
    public boolean hasRoom() {
        return length < capacity;
    }

    /** Takes the same beginning into every row, whose probabilities are not asked for. Only as the first call. */
    public void begin(int[] tokens) {
        if (tokens.length > 0) {
            int[] all = new int[rows * tokens.length];
            for (int row = 0; row < rows; row++) {
                System.arraycopy(tokens, 0, all, row * tokens.length, tokens.length);
            }
            try (NDManager scope = manager.newSubManager()) {
                hidden(scope, all);
            }
        }
    }

    /** Takes one token a row and returns the natural logarithms of the next token's distribution, {@code [rows][vocabulary]}. */
    public float[][] step(int[] tokens) {
        try (NDManager scope = manager.newSubManager()) {
            NDArray hidden = hidden(scope, tokens);
            float[] flat = model.kernels()
                    .logProbabilities(
                            hidden, model.weights().finalNorm(), model.weights().head())
                    .toFloatArray();
            float[][] next = new float[rows][];
            int vocabulary = model.vocabularySize();
            for (int row = 0; row < rows; row++) {
                next[row] = model.order().byToken(flat, row * vocabulary, vocabulary);
            }
            return next;
        }
    }

    @Override
    public void close() {
        manager.close();
    }

    private NDArray hidden(NDManager scope, int[] tokens) {
        int time = tokens.length / rows;
        long[] positions = new long[tokens.length];
        Arrays.setAll(positions, i -> length + i % time);
        NDArray rotation = model.rotation(scope, positions);
        NDArray hidden = model.embed(scope, Arrays.stream(tokens).asLongStream().toArray());
        for (int i = 0; i < past.size(); i++) {
            hidden = model.kernels()
                    .continueBlock(
                            hidden, model.weights().blocks().get(i), rotation, past.get(i), length, model.window(i));
        }
        length += time;
        return hidden;
    }
}
