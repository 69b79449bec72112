package io.glossa.train.model;

import io.glossa.checkpoint.BlockTensor;
import io.glossa.checkpoint.DataType;
import io.glossa.checkpoint.ModelConfig;
import io.glossa.checkpoint.NewRows;
import io.glossa.checkpoint.TensorInfo;
import io.glossa.run.ConfigException;
import io.glossa.run.NearestName;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.TreeSet;

/**
 * The form of a LoRA adapter: thin matrices whose product is added to projections of every block.
 *
 * <p><b>Formula.</b> {@code y = W x + scale B A x} with {@code scale = alpha / rank}, or {@code alpha / sqrt(rank)} when
 * rank-stabilised. <b>Shapes.</b> {@code W [outputs, inputs]}, {@code A [rank, inputs]}, {@code B [outputs, rank]}, the last two
 * float32.
 *
 * <p><b>Source.</b> Hu et al., LoRA, arXiv 2106.09685; Kalajdzievski, rsLoRA, arXiv 2312.03732.
 *
 * @param rank inner size
 * @param alpha numerator of the scale
 * @param rankStabilised whether the scale divides by the root of the rank
 * @param targets names of projections, such as {@code q_proj}
 */
public record LowRankAdapter(int rank, double alpha, boolean rankStabilised, List<String> targets) {
    /** The projections of a block that can be adapted. */
    public static final List<String> PROJECTIONS =
            List.of("q_proj", "k_proj", "v_proj", "o_proj", "gate_proj", "up_proj", "down_proj");

    static final String A = ".lora_A";
    static final String B = ".lora_B";
    private static final String WEIGHT = ".weight";

    /**
     * Checks the form.
     *
     * <p><b>Errors.</b> {@link ConfigException} for a target that is no projection.
     */
    public LowRankAdapter {
        targets = List.copyOf(new TreeSet<>(targets));
        for (String target : targets) {
            if (!PROJECTIONS.contains(target)) {
                throw new ConfigException("lora: targets: " + NearestName.unknown("projection", target, PROJECTIONS)
                        + "; a target that matches nothing would train nothing");
            }
        }
    }

    /** What the product of the two matrices is multiplied by. */
    public double scale() {
        return alpha / (rankStabilised ? Math.sqrt(rank) : rank);
    }

    /** The leaves it adds to a block: for each target first A, then B. */
    List<LeafInfo> leaves(ModelConfig config, int block) {
        List<LeafInfo> leaves = new ArrayList<>();
        for (BlockTensor tensor : config.family().block(config)) {
            if (tensor.kind() == BlockTensor.Kind.MATRIX && targets.contains(tensor.module())) {
                String name = WeightLayout.prefix(block) + tensor.name();
                String module = name.substring(0, name.length() - WEIGHT.length());
                leaves.add(leaf(module + A, block, rank, tensor.shape().get(1)));
                leaves.add(leaf(module + B, block, tensor.shape().get(0), rank));
            }
        }
        return leaves;
    }

    private static LeafInfo leaf(String name, int block, long rows, long columns) {
        return new LeafInfo(
                name,
                LeafInfo.Part.ADAPTER,
                OptionalInt.of(block),
                TensorInfo.matrix(name, DataType.F32, rows, columns),
                List.of(new NewRows.Range(0, Math.toIntExact(rows))));
    }

    /** The module that a leaf of an adapter belongs to, such as {@code model.layers.0.self_attn.q_proj}. */
    public static String module(LeafInfo leaf) {
        return leaf.name().substring(0, leaf.name().lastIndexOf('.'));
    }

    /** Whether a leaf of an adapter is an A and not a B. */
    public static boolean isA(LeafInfo leaf) {
        return leaf.name().endsWith(A);
    }
}
