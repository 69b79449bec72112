package io.glossa.init.control;

import io.glossa.checkpoint.ModelConfig;
import io.glossa.checkpoint.TensorSource;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Blocks added to a model, evenly spread, that change nothing until they are trained: a control with more weights, none of them a row.
 *
 * <p><b>Formula.</b> Of N added blocks the i-th stands right above the base's block {@code ceil(i L / N)}, both counted from 1, and is a
 * copy of it whose projections into the residual stream ({@code o_proj}, {@code down_proj}, weights and biases) are zero:
 * {@code x + 0 = x}. The zeros learn from the first step on, the rest of the block from the second. N may be above L: then
 * copies stand above each other.
 *
 * <p><b>Source.</b> Wu et al. 2024 (LLaMA Pro, arXiv:2401.02415), section 3: groups of blocks of equal size, each with a copy of its
 * uppermost above it. Here N need not divide L.
 *
 * @param layers blocks of the base, L
 * @param added N
 */
record IdentityBlocks(int layers, int added) {
    /** What the names of a block's tensors begin with; its number follows. */
    static final String PREFIX = "model.layers.";

    private static final Pattern BLOCK = Pattern.compile(Pattern.quote(PREFIX) + "(\\d+)\\.(.+)");
    private static final Pattern INTO_THE_STREAM = Pattern.compile("(self_attn\\.o_proj|mlp\\.down_proj)\\..+");

    /** For each block of the result, from 0, which of the base it is; where a number comes again, it is a copy. */
    List<Integer> sources() {
        List<Integer> sources = new ArrayList<>();
        int copies = 0;
        for (int layer = 0; layer < layers; layer++) {
            sources.add(layer);
            while ((copies + 1L) * layers <= (layer + 1L) * added) {
                sources.add(layer);
                copies++;
            }
        }
        return sources;
    }

    /** The configuration of the result. */
    ModelConfig config(ModelConfig base) {
        return added == 0 ? base : base.withBlocks(sources());
    }

    /** The tensors of the result: what belongs to no block as it is, and those of the blocks under their new numbers. */
    SortedMap<String, TensorSource> stack(SortedMap<String, TensorSource> base) {
        if (added == 0) {
            return base;
        }
        List<Integer> sources = sources();
        SortedMap<String, TensorSource> stacked = new TreeMap<>();
        base.forEach((name, tensor) -> {
            Matcher matcher = BLOCK.matcher(name);
            if (!matcher.matches()) {
                stacked.put(name, tensor);
                return;
            }
            int source = Integer.parseInt(matcher.group(1));
            boolean zero = INTO_THE_STREAM.matcher(matcher.group(2)).matches();
            int first = sources.indexOf(source);
            for (int block = first; block >= 0 && block <= sources.lastIndexOf(source); block++) {
                String placed = PREFIX + block + "." + matcher.group(2);
                stacked.put(placed, new PlacedTensor(tensor, placed, zero && block > first));
            }
        });
        return stacked;
    }
}
