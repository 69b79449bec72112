package io.glossa.train.kernel;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The weights of one transformer block, in the order the kernels take them; what a block lacks is an empty tensor.
 *
 * <p><b>Order.</b> Two norms, the norms of queries and keys, the scale of the adapters, then weight, bias and the two factors of
 * the adapter for each of seven projections.
 */
public final class BlockWeights {
    private static final List<String> NORMS =
            List.of("input_layernorm", "post_attention_layernorm", "q_norm", "k_norm");
    private static final List<String> PROJECTIONS =
            List.of("q_proj", "k_proj", "v_proj", "o_proj", "gate_proj", "up_proj", "down_proj");

    private final List<NDArray> slots;

    private BlockWeights(List<NDArray> slots) {
        this.slots = slots;
    }

    /**
     * Orders the weights of a block.
     *
     * @param weights by module and kind: {@code q_proj.weight}, {@code q_proj.bias}, {@code q_proj.lora_A}, {@code input_layernorm.weight}
     * @param absent an empty tensor, shape {@code [0]}
     * @param adapterScale what the product of the two factors of an adapter is multiplied by, float64 {@code [1]} on the processor
     */
    public static BlockWeights of(Map<String, NDArray> weights, NDArray absent, NDArray adapterScale) {
        List<NDArray> slots = new ArrayList<>();
        NORMS.forEach(norm -> slots.add(weights.getOrDefault(norm + ".weight", absent)));
        slots.add(adapterScale);
        for (String projection : PROJECTIONS) {
            for (String kind : List.of(".weight", ".bias", ".lora_A", ".lora_B")) {
                slots.add(weights.getOrDefault(projection + kind, absent));
            }
        }
        return new BlockWeights(List.copyOf(slots));
    }

    List<NDArray> slots() {
        return slots;
    }
}
