package io.glossa.train.model;

import io.glossa.checkpoint.NewRows;
import io.glossa.checkpoint.TensorInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * A tensor of weights, or some rows of one, that is trained or frozen as a whole.
 *
 * @param name the tensor's name; the two leaves of a split matrix add {@code [base]} and {@code [new]}
 * @param part which part of the model it is
 * @param block the transformer block it lies in, from 0; empty outside the blocks
 * @param source name, stored type and shape of the whole tensor in the checkpoint
 * @param rows which rows of that tensor it consists of, ascending
 */
public record LeafInfo(String name, Part part, OptionalInt block, TensorInfo source, List<NewRows.Range> rows) {
    public LeafInfo {
        rows = List.copyOf(rows);
    }

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
        /** Projections of the transformer blocks. */
        BLOCK,
        /** What those projections add. */
        BIAS,
        /** Scales of the norms. */
        NORM,
        /** Factors of the matrices that an adapter adds to projections. */
        ADAPTER;

        /**
         * Whether AdamW's decay applies unless a stage says otherwise: to matrices of the blocks and of adapters only, for a
         * decayed row of a rare token just fades.
         */
        public boolean decays() {
            return this == BLOCK || this == ADAPTER;
        }

        /** Whether AdamW's decay may be asked for: never on biases and norms. */
        public boolean mayDecay() {
            return this != BIAS && this != NORM;
        }
    }

    /** Rows of the leaf. */
    public long rowCount() {
        return rows.stream().mapToLong(NewRows.Range::count).sum();
    }

    /** Elements of one row. */
    public long rowElements() {
        return source.elements() / source.shape().get(0);
    }

    /** Number of weights. */
    public long size() {
        return rowCount() * rowElements();
    }

    /** Sizes of its dimensions, outermost first. */
    public long[] shape() {
        List<Long> shape = new ArrayList<>(source.shape());
        shape.set(0, rowCount());
        return shape.stream().mapToLong(Long::longValue).toArray();
    }
}
