package io.glossa.train.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import io.glossa.checkpoint.Checkpoint;
import io.glossa.checkpoint.ModelConfig;
import io.glossa.run.DataException;
import io.glossa.train.Device;
import io.glossa.train.LanguageModel;
import io.glossa.train.kernel.Kernels;
import io.glossa.train.kernel.RotaryTable;
import io.glossa.train.kernel.TorchMemory;
import io.glossa.train.kernel.TorchRuntime;
import io.glossa.train.kernel.TorchScriptKernels;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A model of the Llama family, ready to be asked, trained or continued.
 *
 * <p><b>Cost.</b> Beside the weights, four bytes each: a batch being asked needs about
 * {@code positions * (10 hidden + 3 intermediate)} floats at once.
 */
public final class LlamaModel implements LanguageModel {
    /** Positions asked about at once: enough to keep the cores busy, a few tens of MiB for a small model. */
    private static final int BATCH_POSITIONS = 4096;

    private final Kernels kernels;
    private final LlamaWeights weights;
    private final NDArray rotary;

    private LlamaModel(Kernels kernels, LlamaWeights weights) {
        this.kernels = kernels;
        this.weights = weights;
        ModelConfig config = weights.config();
        rotary =
                RotaryTable.of(kernels.manager(), DataType.FLOAT32, config.contextLength(), config.rotaryFrequencies());
    }

    /**
     * Reads a Hugging Face directory.
     *
     * @param baseRows how many rows of the embedding matrix the base model had (see {@link LlamaWeights#load})
     */
    public static LlamaModel open(Checkpoint checkpoint, int baseRows, Device device, int threads) {
        Kernels kernels = new TorchScriptKernels(
                TorchRuntime.open(device, threads), checkpoint.config().normEpsilon());
        try {
            return new LlamaModel(kernels, LlamaWeights.load(checkpoint, kernels.manager(), baseRows));
        } catch (RuntimeException e) {
            kernels.close();
            throw e;
        }
    }

    /** Reads a Hugging Face directory, all of whose rows are base rows. */
    public static LlamaModel open(Path directory, Device device, int threads) {
        try (Checkpoint checkpoint = Checkpoint.open(directory)) {
            return open(checkpoint, checkpoint.config().vocabularySize(), device, threads);
        }
    }

    /** What computes. */
    public Kernels kernels() {
        return kernels;
    }

    /** The leaves. */
    public LlamaWeights weights() {
        return weights;
    }

    @Override
    public int vocabularySize() {
        return weights.config().vocabularySize();
    }

    @Override
    public int contextLength() {
        return weights.config().attentionWindow();
    }

    /** The loss of a batch, summed; record it to go backward. Everything made belongs to {@code scope}. */
    public Kernels.Loss loss(NDManager scope, TokenBatch batch) {
        return kernels.loss(hidden(scope, batch), weights.finalNorm(), weights.head(), ids(scope, batch.targets()));
    }

    /** The loss of a batch, summed in nats, without recording anything. */
    public double surprise(TokenBatch batch) {
        try (NDManager scope = kernels.manager().newSubManager()) {
            float[] answers = kernels.tokenLogProbabilities(
                            hidden(scope, batch), weights.finalNorm(), weights.head(), ids(scope, batch.targets()))
                    .toFloatArray();
            double sum = 0;
            for (int i = 0; i < answers.length; i++) {
                sum -= batch.targets()[i] == Kernels.IGNORED ? 0 : answers[i];
            }
            return sum;
        }
    }

    @Override
    public float[][] tokenLogProbabilities(int[][] rows) {
        float[][] results = new float[rows.length][];
        List<Integer> chosen = new ArrayList<>();
        int positions = 0;
        for (int i = 0; i < rows.length; i++) {
            check(rows[i]);
            if (positions + rows[i].length > BATCH_POSITIONS) {
                ask(rows, chosen, results);
                chosen.clear();
                positions = 0;
            }
            chosen.add(i);
            positions += rows[i].length;
        }
        ask(rows, chosen, results);
        return results;
    }

    private void ask(int[][] rows, List<Integer> chosen, float[][] results) {
        if (chosen.isEmpty()) {
            return;
        }
        TokenBatch batch = TokenBatch.of(
                chosen.stream().map(i -> run(rows[i], rows[i].length)).toList());
        try (NDManager scope = kernels.manager().newSubManager()) {
            NDArray answers = kernels.tokenLogProbabilities(
                    hidden(scope, batch), weights.finalNorm(), weights.head(), ids(scope, batch.targets()));
            float[] flat = answers.toFloatArray();
            for (int i = 0; i < chosen.size(); i++) {
                int begin = batch.begin(i);
                int row = chosen.get(i);
                results[row] = Arrays.copyOfRange(flat, begin, begin + rows[row].length - 1);
            }
        }
    }

    @Override
    public float[][] nextTokenLogProbabilities(int[] row, int from) {
        check(row);
        if (from < 0 || from >= row.length) {
            throw new DataException("position " + from + " of a row of " + row.length + " tokens was asked for");
        }
        TokenBatch batch = TokenBatch.of(List.of(run(row, row.length)));
        try (NDManager scope = kernels.manager().newSubManager()) {
            float[] flat = kernels.logProbabilities(hidden(scope, batch), weights.finalNorm(), weights.head())
                    .toFloatArray();
            float[][] wanted = new float[row.length - from][];
            for (int i = 0; i < wanted.length; i++) {
                int begin = (from + i) * vocabularySize();
                wanted[i] = Arrays.copyOfRange(flat, begin, begin + vocabularySize());
            }
            return wanted;
        }
    }

    /** Begins to continue texts: {@code rows} of them at once, each up to {@code capacity} tokens. */
    public Continuation continuation(int rows, int capacity) {
        return new Continuation(this, rotary, rows, Math.min(capacity, contextLength()));
    }

    @Override
    public void close() {
        kernels.close();
    }

    private NDArray hidden(NDManager scope, TokenBatch batch) {
        long[] groups = batch.groups();
        NDArray grouped = TorchMemory.longs(scope, groups, 3, groups.length / 3);
        NDArray rotation = kernels.rotation(ids(scope, batch.positions()), rotary);
        NDArray hidden = kernels.embed(ids(scope, batch.tokens()), weights.embeddings());
        for (List<NDArray> block : weights.blocks()) {
            hidden = kernels.block(hidden, block, rotation, grouped);
        }
        return hidden;
    }

    private static NDArray ids(NDManager scope, long[] ids) {
        return TorchMemory.longs(scope, ids, ids.length);
    }

    private static TokenBatch.Run run(int[] row, int to) {
        return new TokenBatch.Run(row, 0, to, Kernels.IGNORED);
    }

    void check(int[] row) {
        if (row.length == 0 || row.length > contextLength()) {
            throw new DataException("a row of " + row.length + " tokens; this model takes 1 to " + contextLength());
        }
        for (int id : row) {
            if (id < 0 || id >= vocabularySize()) {
                throw new DataException("token id " + id + " is outside the vocabulary of " + vocabularySize()
                        + "; was the text encoded with another tokenizer?");
            }
        }
    }
}
