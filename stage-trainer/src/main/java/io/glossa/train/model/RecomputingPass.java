package io.glossa.train.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.glossa.train.kernel.Kernels;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The gradient of a batch with only the blocks' inputs kept: forward without recording, then each block once more, from the last
 * to the first, with its derivative handed down.
 *
 * <p>It ends at the lowest block beneath which nothing trains.
 */
final class RecomputingPass {
    private final DecoderModel model;
    private final Kernels kernels;
    private final NDManager scope;
    private final TokenBatch batch;
    private final NDArray rotation;
    private final NDArray groups;

    RecomputingPass(DecoderModel model, NDManager scope, TokenBatch batch) {
        this.model = model;
        this.kernels = model.kernels();
        this.scope = scope;
        this.batch = batch;
        rotation = model.rotation(scope, batch.positions());
        groups = model.groups(scope, batch);
    }

    /** Adds the gradient; returns the loss in nats. */
    double accumulate(double z) {
        int blocks = model.weights().blocks().size();
        int lowest = lowestTrained(blocks);
        List<NDArray> inputs = new ArrayList<>();
        NDArray hidden = model.embed(scope, batch.tokens());
        for (int block = 0; block < blocks; block++) {
            inputs.add(hidden);
            hidden = model.block(block, hidden, rotation, groups);
            if (block < Math.max(lowest, 0)) {
                inputs.set(block, null).close();
            }
        }
        NDArray last = hidden;
        last.setRequiresGradient(lowest < blocks);
        double[] total = new double[1];
        kernels.recording(() -> {
            Kernels.Loss loss = model.loss(scope, last, batch, z);
            kernels.backward(loss.lever());
            total[0] = loss.total().toDoubleArray()[0];
        });
        if (lowest < blocks) {
            NDArray derivative = last.getGradient();
            last.close();
            for (int block = blocks - 1; block > lowest; block--) {
                derivative = descend(block, inputs.get(block), derivative);
            }
            if (lowest < 0) {
                record(() -> model.embed(scope, batch.tokens()), derivative);
            } else {
                record(() -> model.block(lowest, inputs.get(lowest), rotation, groups), derivative);
            }
        }
        return total[0];
    }

    /** Computes a block once more; returns the derivative with respect to its input. */
    private NDArray descend(int block, NDArray input, NDArray derivative) {
        input.setRequiresGradient(true);
        record(() -> model.block(block, input, rotation, groups), derivative);
        NDArray next = input.getGradient();
        input.close();
        return next;
    }

    private void record(Supplier<NDArray> work, NDArray derivative) {
        kernels.recording(() -> {
            try (NDArray output = work.get()) {
                kernels.backward(output, derivative);
            }
        });
        derivative.close();
    }

    /** The lowest block with something that trains, -1 when embeddings train, and behind the last when no block does. */
    private int lowestTrained(int blocks) {
        Set<LeafInfo.Part> embeddings = EnumSet.of(LeafInfo.Part.BASE_EMBEDDINGS, LeafInfo.Part.NEW_EMBEDDINGS);
        return model.trained().stream()
                .mapToInt(leaf -> embeddings.contains(leaf.part())
                        ? -1
                        : leaf.info().block().orElse(blocks))
                .min()
                .orElse(blocks);
    }
}
