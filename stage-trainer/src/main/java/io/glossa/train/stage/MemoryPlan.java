package io.glossa.train.stage;

import io.glossa.checkpoint.DataType;
import io.glossa.checkpoint.ModelConfig;
import io.glossa.train.kernel.ComputeType;
import io.glossa.train.kernel.TorchScriptKernels;
import io.glossa.train.model.LeafInfo;
import io.glossa.train.model.ModelOptions;
import io.glossa.train.model.WeightLayout;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What training some leaves of a model holds in memory, tensor by tensor.
 *
 * <p><b>Formula.</b> With H hidden, A the width of all query heads, I intermediate, V rows that train, N positions of a
 * micro-batch and c bytes of the compute type:
 *
 * <ul>
 *   <li>weights: 4 bytes each that trains, of the type that {@link ModelOptions#held} says each that does not;
 *   <li>gradients 4, AdamW's running means 8 bytes each that trains, or 2 and a 4-byte maximum for 256 of them where these are in eight
 *       bits ({@link MomentForm}); a running average of the weights 4, counted with them;
 *   <li>activations, of every block that lies above something that trains: {@code c N (6 H + 5 A + 4 I)}, the input of a block,
 *       its two norms before and after their scales, queries, keys, values, what attention gives and its rearrangement, the sum
 *       behind it, and four of the width I in the feed-forward. Where blocks are recomputed, {@code c N H} a block and one block of
 *       these;
 *   <li>conversions, counted with them: a copy in the compute type of each weight of a kept block that is held in another;
 *   <li>transients: the greater of the loss, a chunk of logits in float32 (twice that where the computation's type is another) and
 *       the gradient of the head's rows, and the way back through it, three times these rows.
 * </ul>
 *
 * @param weights bytes
 * @param gradients bytes
 * @param moments bytes
 * @param activations bytes, conversions among them
 * @param transients bytes
 */
public record MemoryPlan(long weights, long gradients, long moments, long activations, long transients) {
    /** The Java virtual machine with a small heap, and libtorch. */
    public static final long LIBRARY_BYTES = 420L << 20;

    /**
     * What lies unused between tensors that come and go in changing sizes, as a share of them: fitted to nine measured peaks, all
     * of them within some 10 %.
     */
    private static final double HOLES = 0.35;

    private static final Set<LeafInfo.Part> EMBEDDINGS =
            EnumSet.of(LeafInfo.Part.BASE_EMBEDDINGS, LeafInfo.Part.NEW_EMBEDDINGS);

    /**
     * Reckons.
     *
     * @param trained leaves of the layout
     * @param positions of a micro-batch
     * @param form of AdamW's running means
     */
    public static MemoryPlan of(
            WeightLayout layout, List<LeafInfo> trained, ModelOptions options, long positions, MomentForm form) {
        ModelConfig config = layout.config();
        ComputeType compute = options.compute();
        boolean recompute = options.recomputes();
        long weights = 0;
        long conversions = 0;
        for (LeafInfo leaf : layout.leaves()) {
            DataType held = options.held(leaf);
            weights += leaf.size() * held.bytes();
            conversions += leaf.block().isPresent() && !isSame(held, compute) ? leaf.size() * compute.bytes() : 0;
        }
        long trainedSize = trained.stream().mapToLong(LeafInfo::size).sum();
        long width = config.hiddenSize();
        long attention = (long) config.attentionHeads() * config.headSize();
        long block = positions * compute.bytes() * (6 * width + 5 * attention + 4L * config.intermediateSize());
        long kept = (long) config.layers() - lowestTrained(config.layers(), trained);
        long activations = recompute
                ? positions * compute.bytes() * width * kept + (kept > 0 ? block + conversions / config.layers() : 0)
                : block * kept + conversions;
        long rows = trained.stream()
                .filter(leaf -> isHead(leaf, config))
                .mapToLong(LeafInfo::size)
                .sum();
        long chunk = Math.min(positions, TorchScriptKernels.LOSS_CHUNK) * config.vocabularySize() * Float.BYTES;
        long last = 3 * positions * width * compute.bytes();
        long copies = compute == ComputeType.BFLOAT16 ? 2 : 1;
        long transients = last + Math.max(copies * chunk + rows * Float.BYTES, 3 * rows * Float.BYTES);
        return new MemoryPlan(
                weights,
                trainedSize * Float.BYTES,
                trained.stream().mapToLong(form::bytes).sum(),
                activations,
                transients);
    }

    /** The same with a running average of what trains. */
    public MemoryPlan withAverage() {
        return new MemoryPlan(weights + gradients, gradients, moments, activations, transients);
    }

    /** All of it together with what the process takes by itself and the holes between tensors. */
    public long peak() {
        long passing = activations + transients;
        return LIBRARY_BYTES + weights + gradients + moments + passing + Math.round(HOLES * passing);
    }

    private static boolean isSame(DataType stored, ComputeType compute) {
        return switch (compute) {
            case FLOAT32 -> stored == DataType.F32;
            case BFLOAT16 -> stored == DataType.BF16;
            case FLOAT64 -> stored == DataType.F64;
        };
    }

    static boolean isHead(LeafInfo leaf, ModelConfig config) {
        return config.tiedEmbeddings()
                ? EMBEDDINGS.contains(leaf.part())
                : leaf.part() == LeafInfo.Part.BASE_HEAD || leaf.part() == LeafInfo.Part.NEW_HEAD;
    }

    /** The lowest block at or beneath which something trains; as many as there are blocks when none does. */
    static int lowestTrained(int blocks, List<LeafInfo> trained) {
        return trained.stream()
                .mapToInt(leaf ->
                        EMBEDDINGS.contains(leaf.part()) ? 0 : leaf.block().orElse(blocks))
                .min()
                .orElse(blocks);
    }
}
