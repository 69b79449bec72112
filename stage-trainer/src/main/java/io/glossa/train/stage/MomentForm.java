package io.glossa.train.stage;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.glossa.train.kernel.BlockCodes;
import io.glossa.train.model.LeafInfo;

/**
 * How AdamW's running means are held.
 *
 * <p><b>Source.</b> Dettmers et al., 8-bit Optimizers via Block-wise Quantization, arXiv 2110.02861. Embeddings keep 32 bits, as that paper's
 * stable embedding layer does, for the gradient of a row comes rarely and then is large; the layer's norm and initialisation would be
 * another architecture. So does what is small, as in bitsandbytes.
 */
public enum MomentForm {
    /** Eight bytes a weight. */
    @JsonProperty("float32")
    FLOAT32,
    /** Little more than two bytes a weight, in codes ({@link io.glossa.train.kernel.DynamicCode}). */
    @JsonProperty("8-bit")
    EIGHT_BIT;

    /** Weights of the smallest leaf that is coded. */
    static final long SMALLEST_CODED = 4096;

    /** Whether the means of a leaf are in codes. */
    public boolean codes(LeafInfo leaf) {
        boolean embeds = leaf.part() == LeafInfo.Part.BASE_EMBEDDINGS || leaf.part() == LeafInfo.Part.NEW_EMBEDDINGS;
        return this == EIGHT_BIT && !embeds && leaf.size() >= SMALLEST_CODED;
    }

    /** Bytes of both means of a leaf. */
    long bytes(LeafInfo leaf) {
        return 2 * (codes(leaf) ? BlockCodes.bytes(leaf.size()) : leaf.size() * Float.BYTES);
    }
}
