package io.glossa.train.stage;

import io.glossa.checkpoint.DataType;
import io.glossa.checkpoint.ModelConfig;
import io.glossa.checkpoint.NewRows;
import io.glossa.train.model.LeafInfo;
import io.glossa.train.model.WeightLayout;
import io.glossa.train.stage.select.LoraSettings;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What a stage will take, reckoned before it runs.
 *
 * <p><b>Formula.</b> Operations a token: twice the weights of every matrix forward, as much again to bring the gradient to
 * its input, and as much again for its own gradient if it trains; the head counts as a matrix. Attention adds
 * {@code 4 * context / 2 * width} forward and 2.5 times that backward a layer. Activations are what the recorded operations
 * keep: about {@code 10 hidden + 10 attention width + 6 intermediate} floats a token and layer.
 *
 * <p><b>Errors of the estimate.</b> Memory within about a third above; time within a factor of two, for it stands or falls
 * with {@code operationsPerSecond}: {@value #OPERATIONS_PER_THREAD} a thread is what the loop reaches with the 260,000-weight
 * stories model on one core of a 2020s server; wide models reach more.
 *
 * @param weightBytes all weights, in float32
 * @param gradientBytes of what trains
 * @param momentBytes AdamW's two running means of what trains
 * @param activationBytes kept for going backward, for one micro-batch, with the logits of one chunk
 * @param peakBytes all of it together, with {@value #LIBRARY_BYTES} for libtorch and the Java heap
 * @param operations floating-point operations of the stage
 * @param seconds at the assumed rate
 */
public record StageEstimate(
        long weightBytes,
        long gradientBytes,
        long momentBytes,
        long activationBytes,
        long peakBytes,
        double operations,
        double seconds) {
    static final long LIBRARY_BYTES = 600L << 20;
    static final double OPERATIONS_PER_THREAD = 1.5e10;
    private static final int LOSS_CHUNK_COPIES = 3 * 1024;

    /** Reckons with the usual rate of the processor's threads. */
    public static StageEstimate of(
            ModelConfig config, int newRows, StageSettings stage, int sequenceLength, int threads) {
        return of(config, newRows, stage, sequenceLength, threads * OPERATIONS_PER_THREAD);
    }

    /**
     * Reckons with a given rate.
     *
     * @param newRows how many rows of the vocabulary matrices are new
     * @param operationsPerSecond floating-point operations a second
     */
    public static StageEstimate of(
            ModelConfig config, int newRows, StageSettings stage, int sequenceLength, double operationsPerSecond) {
        int rows = config.vocabularySize();
        WeightLayout layout = PlanCheck.withAdapter(
                WeightLayout.of(config, NewRows.behind(rows - newRows, rows), DataType.F32),
                stage.adapter().map(LoraSettings::adapter));
        Map<LeafInfo.Part, Long> sizes = sizes(layout.leaves());
        Map<LeafInfo.Part, Long> trainedSizes = sizes(stage.trainedParts(layout).leaves());
        long all = sum(sizes);
        long trained = sum(trainedSizes);
        long attentionWidth = (long) config.attentionHeads() * config.headSize();
        long perLayer = 10L * config.hiddenSize() + 10 * attentionWidth + 6L * config.intermediateSize();
        long activations = Float.BYTES
                * (stage.microBatchTokens() * perLayer * config.layers()
                        + (long) LOSS_CHUNK_COPIES * config.vocabularySize());
        double head = (double) config.vocabularySize() * config.hiddenSize();
        double blocks = sizes.get(LeafInfo.Part.BLOCK);
        double trainedHead = config.tiedEmbeddings()
                ? trained(trainedSizes, LeafInfo.Part.BASE_EMBEDDINGS, LeafInfo.Part.NEW_EMBEDDINGS)
                : trained(trainedSizes, LeafInfo.Part.BASE_HEAD, LeafInfo.Part.NEW_HEAD);
        double attention = 3.5 * 4 * (sequenceLength / 2.0) * attentionWidth * config.layers();
        double perToken =
                4 * (blocks + head) + 2 * (trained(trainedSizes, LeafInfo.Part.BLOCK) + trainedHead) + attention;
        double operations = perToken * stage.stepCount() * stage.batchTokens();
        long gradients = trained * Float.BYTES;
        long weights = all * Float.BYTES;
        return new StageEstimate(
                weights,
                gradients,
                2 * gradients,
                activations,
                weights + 3 * gradients + activations + LIBRARY_BYTES,
                operations,
                operations / operationsPerSecond);
    }

    private static double trained(Map<LeafInfo.Part, Long> sizes, LeafInfo.Part... parts) {
        return Arrays.stream(parts).mapToDouble(sizes::get).sum();
    }

    private static long sum(Map<LeafInfo.Part, Long> sizes) {
        return sizes.values().stream().mapToLong(Long::longValue).sum();
    }

    private static Map<LeafInfo.Part, Long> sizes(List<LeafInfo> leaves) {
        Map<LeafInfo.Part, Long> sizes = new EnumMap<>(LeafInfo.Part.class);
        for (LeafInfo.Part part : LeafInfo.Part.values()) {
            sizes.put(part, 0L);
        }
        leaves.forEach(leaf -> sizes.merge(leaf.part(), leaf.size(), Long::sum));
        return sizes;
    }
}
