package io.glossa.train.model;

import ai.djl.ndarray.NDArray;
import io.glossa.checkpoint.DataType;
import io.glossa.checkpoint.FloatTensor;
import io.glossa.checkpoint.TensorInfo;
import java.util.Arrays;

/**
 * A tensor of weights, trained or frozen as a whole.
 *
 * @param name the tensor's name; rows of a split matrix add them, as in {@code model.embed_tokens.weight[512:2048]}
 * @param part which part of the model it is
 * @param source name, stored type and shape of the whole tensor in the checkpoint
 * @param firstRow where its rows begin in that tensor
 * @param array the values, float32
 */
public record Leaf(String name, Part part, TensorInfo source, long firstRow, NDArray array) {
    /** What a leaf is for, as stages choose by it. */
    public enum Part {
        /** Embedding rows that the base model had. */
        BASE_EMBEDDINGS,
        /** Embedding rows of added tokens. */
        NEW_EMBEDDINGS,
        /** Head rows that the base model had, where the head is not the embeddings. */
        BASE_HEAD,
        /** Head rows of added tokens, where the head is not the embeddings. */
        NEW_HEAD,
        /** Matrices of the transformer blocks. */
        BLOCK,
        /** Scales of the norms. */
        NORM;

        /** Whether AdamW's decay applies: matrices of the blocks only, for a decayed row of a rare token just fades. */
        public boolean decays() {
            return this == BLOCK;
        }
    }

    /** Number of weights. */
    public long size() {
        return array.size();
    }

    /** The values as they are now, under this leaf's name, in a given element type. */
    public FloatTensor stored(DataType type) {
        return FloatTensor.of(
                new TensorInfo(
                        name,
                        type,
                        Arrays.stream(array.getShape().getShape()).boxed().toList()),
                array.toFloatArray());
    }
}
