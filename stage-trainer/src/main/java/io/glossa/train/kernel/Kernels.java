package io.glossa.train.kernel;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.glossa.checkpoint.DataType;
import java.util.List;

/**
 * The large operations that a model is trained and run with.
 *
 * <p><b>Shapes.</b> {@code N} positions, {@code H} hidden, {@code D} head size, {@code V} vocabulary. All sequences of a batch
 * lie one after the other: token, position and target ids are int64 {@code [N]}, activations floating {@code [N, H]}. An
 * embedding or head matrix is a list of one or two row blocks {@code [rows, H]} that stand for their concatenation.
 *
 * <p><b>Types.</b> Activations are of the {@link ComputeType}. A weight may be held in another type, as a frozen one in the
 * checkpoint's: kernels convert what they use. What trains is float32.
 *
 * <p><b>Memory.</b> A result belongs to the manager of the first argument; closing that manager frees it.
 *
 * <p><b>Determinism.</b> Equal inputs give equal bits for the same device, thread count and library. Not safe for
 * concurrent use.
 */
public interface Kernels extends AutoCloseable {
    /** A target that is not counted. */
    long IGNORED = -1;

    /** The manager under which weights and batches are made: its device is the kernels' device. */
    NDManager manager();

    /** The embedding of each token: {@code [N, H]}. */
    NDArray embed(NDArray tokens, List<NDArray> rows);

    /**
     * Cosines and sines of the rotary embedding at each position.
     *
     * @param table {@code [2, context, D]} as {@link RotaryTable} makes it
     * @return {@code [2, N, 1, D]}
     */
    NDArray rotation(NDArray positions, NDArray table);

    /**
     * One transformer block.
     *
     * @param groups which runs of positions attend among themselves, int64 {@code [3, G]} on the processor: group g is
     *     {@code groups[0][g]} runs of {@code groups[1][g]} positions each, {@code groups[2][g]} positions in all, and the
     *     groups follow each other. Attention is causal within a run and never crosses its ends: isolation is by
     *     construction, with no mask
     * @param window positions that each position sees at most, counting itself; a mask is made for longer runs only
     */
    NDArray block(NDArray hidden, BlockWeights weights, NDArray rotation, NDArray groups, int window);

    /**
     * One transformer block for positions that follow others already seen.
     *
     * @param hidden {@code [B * T, H]}: T new positions of each of B rows, T being 1 unless {@code begin} is 0
     * @param past keys and values {@code [2, B, capacity, key-value heads, D]}; those of the new positions are written into it
     * @param begin how many positions of each row came before
     * @param window as in {@link #block}
     */
    NDArray continueBlock(NDArray hidden, BlockWeights weights, NDArray rotation, NDArray past, int begin, int window);

    /**
     * Final norm, head and cross-entropy, without ever holding the logits of all positions.
     *
     * <p><b>Formula.</b> {@code sum over counted positions of -ln P(target) + z ln^2 Z}, Z being the sum of the exponentials of the
     * logits; the second term holds the logits near where floating-point numbers are dense.
     *
     * @param targets the wanted token at each position, or {@link #IGNORED}
     * @param z strength of the second term, which is in the gradient but not in {@link Loss#total}
     */
    Loss loss(NDArray hidden, NDArray scale, List<NDArray> rows, NDArray targets, double z);

    /** {@code ln P(target)} at each position, {@code [N]}; undefined where the target is {@link #IGNORED}. */
    NDArray tokenLogProbabilities(NDArray hidden, NDArray scale, List<NDArray> rows, NDArray targets);

    /** The whole log-softmax, {@code [N, V]}. */
    NDArray logProbabilities(NDArray hidden, NDArray scale, List<NDArray> rows);

    /** RMSNorm with a scale. */
    NDArray normed(NDArray hidden, NDArray scale);

    /** The same values without the history of how they were made. */
    NDArray detached(NDArray hidden);

    /**
     * How far some hidden states are from others.
     *
     * <p><b>Formula.</b> {@code sum over i of |found[foundAt[i]] - wanted[wantedAt[i]]|^2 / H}, differences in float32 at least, summed in
     * float64.
     *
     * @param foundAt places in {@code found}, int64 {@code [P]}
     * @param wantedAt their partners' places in {@code wanted}, int64 {@code [P]}
     */
    Loss distance(NDArray found, NDArray foundAt, NDArray wanted, NDArray wantedAt);

    /** Gives each leaf a gradient of zeros and returns the gradients; they are the buffers all later passes add to. */
    List<NDArray> gradients(List<NDArray> leaves);

    /** Adds the derivative of a scalar to the gradients of the leaves it was made from. */
    void backward(NDArray scalar);

    /** Adds to the gradients of the leaves that {@code output} was made from, given the derivative with respect to it. */
    void backward(NDArray output, NDArray derivative);

    /**
     * Multiplies all gradients by {@code scale}, then by {@code min(1, limit / norm)}; leaves them as they are when the norm is
     * not finite.
     *
     * @return the norm over all gradients after scaling and before clipping
     */
    double clip(List<NDArray> gradients, double scale, double limit);

    /** One AdamW step in place; {@code moments.steps()} counts up by one. */
    void adamw(List<NDArray> leaves, List<NDArray> gradients, Moments moments, AdamW settings);

    /**
     * The same with running means in eight bits: they are decoded, moved and coded again some blocks at a time, and never exist whole in
     * 32 bits. The weights move by the means as they are before they are coded.
     */
    void adamw(List<NDArray> leaves, List<NDArray> gradients, CodedMoments moments, AdamW settings);

    /**
     * Codes float32 numbers.
     *
     * @param source numbers in any shape
     * @param at place of the first of them in {@code target}, a multiple of {@link DynamicCode#BLOCK}; they end with a block or with
     *     the target
     */
    void encode(NDArray source, BlockCodes target, long at);

    /** Overwrites float32 numbers, of any shape, with those that are coded. */
    void decode(BlockCodes source, NDArray target);

    /** Moves running averages toward their leaves, in place: {@code a + share (w - a)}. */
    void average(List<NDArray> averages, List<NDArray> leaves, double share);

    /** Sets tensors to zero in place. */
    void zero(List<NDArray> tensors);

    /** Overwrites {@code target} with the values of {@code source}, of the same shape. */
    void copy(NDArray source, NDArray target);

    /** Zeros of a float type or of bytes, under {@link #manager()}. DJL does not know the type of every such tensor: ask it nothing. */
    NDArray allocate(DataType type, long... shape);

    /** Overwrites rows of {@code target}, from {@code row} on, with those of {@code source}, converted to its type. */
    void fill(NDArray source, NDArray target, long row);

    /** Rows {@code from} to before {@code to} of a tensor of any float type, as float32. */
    float[] floats(NDArray source, long from, long to);

    /** Elements {@code from} to before {@code to} of a vector of bytes. */
    byte[] bytes(NDArray source, long from, long to);

    /** Runs work whose operations are recorded for {@link #backward}. */
    void recording(Runnable work);

    /** Frees the kernels and every tensor made under {@link #manager()}. */
    @Override
    void close();

    /**
     * A loss summed over what is counted.
     *
     * @param total its value, float64 scalar, without history
     * @param lever the scalar to go backward from
     */
    record Loss(NDArray total, NDArray lever) {}

    /**
     * The state of AdamW for a list of leaves.
     *
     * @param first running means of the gradients
     * @param second running means of their squares
     * @param steps how often each leaf was updated, float32 scalars
     */
    record Moments(List<NDArray> first, List<NDArray> second, List<NDArray> steps) {
        public Moments {
            first = List.copyOf(first);
            second = List.copyOf(second);
            steps = List.copyOf(steps);
        }
    }

    /**
     * The same in eight bits.
     *
     * @param first running means of the gradients, {@link DynamicCode#SIGNED}
     * @param second running means of their squares, {@link DynamicCode#UNSIGNED}
     * @param steps how often each leaf was updated, float32 scalars
     */
    record CodedMoments(List<BlockCodes> first, List<BlockCodes> second, List<NDArray> steps) {
        public CodedMoments {
            first = List.copyOf(first);
            second = List.copyOf(second);
            steps = List.copyOf(steps);
        }
    }

    /**
     * What one AdamW step needs to know.
     *
     * <p><b>Formula.</b> {@code m = b1 m + (1 - b1) g; v = b2 v + (1 - b2) g^2;
     * w = w - rate (decay w + (m / (1 - b1^t)) / (sqrt(v / (1 - b2^t)) + epsilon))}.
     */
    record AdamW(double rate, double beta1, double beta2, double decay, double epsilon) {}
}
