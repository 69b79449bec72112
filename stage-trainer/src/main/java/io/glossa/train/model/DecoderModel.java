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
 * A decoder of one of the {@link io.glossa.checkpoint.ModelFamilies}, ready to be asked, trained or continued.
 *
 * <p><b>Cost.</b> Beside the weights: a batch being asked needs about {@code positions * (10 hidden + 3 intermediate)} numbers at
 * once. Going backward keeps about {@code 10 hidden + 10 attention width + 6 intermediate} a position and block; where blocks are
 * recomputed, {@code hidden} a position and block, and one forward pass more.
 *
 * <p><b>Source.</b> Recomputing: Chen et al., Training Deep Nets with Sublinear Memory Cost, arXiv 1604.06174.
 */
public final class DecoderModel implements LanguageModel {
    /** Positions asked about at once: enough to keep the cores busy, a few tens of MiB for a small model. */
    private static final int BATCH_POSITIONS = 4096;

    private final Kernels kernels;
    private final DecoderWeights weights;
    private final ModelOptions options;
    private final RowOrder order;
    private final NDArray rotary;

    private DecoderModel(Kernels kernels, DecoderWeights weights, ModelOptions options) {
        this.kernels = kernels;
        this.weights = weights;
        this.options = options;
        ModelConfig config = weights.config();
        order = new RowOrder(options.newRows(), config.vocabularySize());
        rotary = RotaryTable.of(
                kernels.manager(),
                DataType.FLOAT32,
                config.contextLength(),
                config.rotaryFrequencies(),
                config.rotaryScaling().amplitude());
    }

    /** Reads a Hugging Face directory. */
    public static DecoderModel open(Checkpoint checkpoint, ModelOptions options) {
        Kernels kernels = new TorchScriptKernels(
                TorchRuntime.open(options.device(), options.threads()),
                checkpoint.config().normEpsilon(),
                options.compute());
        try {
            return new DecoderModel(kernels, DecoderWeights.load(checkpoint, kernels, options), options);
        } catch (RuntimeException e) {
            kernels.close();
            throw e;
        }
    }

    /** Reads a Hugging Face directory to ask the model, in float32. */
    public static DecoderModel open(Path directory, Device device, int threads) {
        try (Checkpoint checkpoint = Checkpoint.open(directory)) {
            return open(checkpoint, ModelOptions.reading(device, threads));
        }
    }

    /** What computes. */
    public Kernels kernels() {
        return kernels;
    }

    /** The leaves. */
    public DecoderWeights weights() {
        return weights;
    }

    @Override
    public int vocabularySize() {
        return weights.config().vocabularySize();
    }

    @Override
    public int contextLength() {
        return weights.config().contextLength();
    }

    /**
     * Adds the gradient of a batch's loss, summed, to those of the leaves that train.
     *
     * @param z strength of the term that holds logits near zero, see {@link Kernels#loss}
     * @return the loss in nats, without that term
     */
    public double accumulate(TokenBatch batch, double z) {
        double[] total = new double[1];
        try (NDManager scope = kernels.manager().newSubManager()) {
            if (options.recomputes()) {
                total[0] = new RecomputingPass(this, scope, batch).accumulate(z);
            } else {
                kernels.recording(() -> {
                    Kernels.Loss loss = loss(scope, hidden(scope, batch), batch, z);
                    kernels.backward(loss.lever());
                    total[0] = loss.total().toDoubleArray()[0];
                });
            }
        }
        return total[0];
    }

    /**
     * What a distillation's pass found.
     *
     * @param squares sum over pairs of the mean square of a state's difference
     * @param nats cross-entropy of the student, summed; 0 where it was left out
     */
    public record Distilled(double squares, double nats) {}

    /**
     * Adds the gradient that brings the student's hidden states to the teacher's, and that of the student's cross-entropy, which reaches
     * no weight but those of the head that train.
     *
     * <p><b>Formula.</b> {@code distanceWeight * sum over pairs of |h_student - h_teacher|^2 / hidden size}, the teacher's a constant.
     *
     * @param lossWeight of the cross-entropy, 0 to leave it out
     */
    public Distilled distil(DistillationBatch batch, Depth depth, double distanceWeight, double lossWeight) {
        try (NDManager scope = kernels.manager().newSubManager()) {
            return new DistillationPass(this, scope, batch, depth).accumulate(distanceWeight, lossWeight);
        }
    }

    /** The sum over pairs of the mean square of a state's difference, without recording anything. */
    public double distance(DistillationBatch batch, Depth depth) {
        try (NDManager scope = kernels.manager().newSubManager()) {
            return new DistillationPass(this, scope, batch, depth).distance();
        }
    }

    /** The loss of a batch, summed in nats, without recording anything. */
    public double surprise(TokenBatch batch) {
        try (NDManager scope = kernels.manager().newSubManager()) {
            float[] answers = answers(scope, batch);
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
            float[] flat = answers(scope, batch);
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
                wanted[i] = order.byToken(flat, (from + i) * vocabularySize(), vocabularySize());
            }
            return wanted;
        }
    }

    /** Begins to continue texts: {@code rows} of them at once, each up to {@code capacity} tokens. */
    public Continuation continuation(int rows, int capacity) {
        return new Continuation(this, rows, Math.min(capacity, contextLength()));
    }

    @Override
    public void close() {
        kernels.close();
    }

    private float[] answers(NDManager scope, TokenBatch batch) {
        return kernels.tokenLogProbabilities(
                        hidden(scope, batch), weights.finalNorm(), weights.head(), places(scope, batch.targets()))
                .toFloatArray();
    }

    private NDArray hidden(NDManager scope, TokenBatch batch) {
        NDArray groups = groups(scope, batch);
        NDArray rotation = rotation(scope, batch.positions());
        NDArray hidden = embed(scope, batch.tokens());
        for (int block = 0; block < weights.blocks().size(); block++) {
            hidden = block(block, hidden, rotation, groups);
        }
        return hidden;
    }

    NDArray embed(NDManager scope, long[] tokens) {
        return kernels.embed(places(scope, tokens), weights.embeddings());
    }

    NDArray rotation(NDManager scope, long[] positions) {
        return kernels.rotation(TorchMemory.longs(scope, positions, positions.length), rotary);
    }

    NDArray groups(NDManager scope, TokenBatch batch) {
        long[] groups = batch.groups();
        return TorchMemory.longs(scope, groups, 3, groups.length / 3);
    }

    NDArray block(int block, NDArray hidden, NDArray rotation, NDArray groups) {
        return kernels.block(hidden, weights.blocks().get(block), rotation, groups, window(block));
    }

    Kernels.Loss loss(NDManager scope, NDArray hidden, TokenBatch batch, double z) {
        return kernels.loss(hidden, weights.finalNorm(), weights.head(), places(scope, batch.targets()), z);
    }

    /** Positions that a block sees at most. */
    int window(int block) {
        return weights.config().attentionWindow(block);
    }

    /** The leaves that train. */
    public List<Leaf> trained() {
        return weights.leaves(options.trained());
    }

    RowOrder order() {
        return order;
    }

    private NDArray places(NDManager scope, long[] ids) {
        return TorchMemory.longs(scope, order.places(ids), ids.length);
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
