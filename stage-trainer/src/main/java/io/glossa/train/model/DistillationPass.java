package io.glossa.train.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.glossa.train.kernel.Kernels;
import io.glossa.train.kernel.TorchMemory;

/**
 * Teacher and student of a distillation in one model: what differs is the tokens they read.
 *
 * <p>The teacher's tokens are the base's, so the new rows that learn are not part of what it gives: it stands still by construction.
 */
final class DistillationPass {
    private final DecoderModel model;
    private final Kernels kernels;
    private final NDManager scope;
    private final DistillationBatch batch;
    private final Depth depth;

    DistillationPass(DecoderModel model, NDManager scope, DistillationBatch batch, Depth depth) {
        this.model = model;
        this.kernels = model.kernels();
        this.scope = scope;
        this.batch = batch;
        this.depth = depth;
    }

    /** What the student's states are short of the teacher's. */
    double distance() {
        return compare(states(batch.student()), states(batch.teacher())).total().toDoubleArray()[0];
    }

    /**
     * Adds the gradients.
     *
     * @param distanceWeight of the distance
     * @param lossWeight of the cross-entropy, which reaches the head alone; 0 leaves it out
     */
    DecoderModel.Distilled accumulate(double distanceWeight, double lossWeight) {
        NDArray wanted = states(batch.teacher());
        double[] nats = new double[1];
        double[] squares = new double[1];
        NDArray[] student = new NDArray[1];
        kernels.recording(() -> {
            NDArray hidden = states(batch.student());
            Kernels.Loss distance = compare(hidden, wanted);
            kernels.backward(distance.lever(), scalar(distanceWeight));
            squares[0] = distance.total().toDoubleArray()[0];
            student[0] = kernels.detached(hidden);
        });
        if (lossWeight > 0) {
            NDArray last = upTo(
                    batch.student(),
                    student[0],
                    depth.blocks(),
                    model.weights().blocks().size());
            kernels.recording(() -> {
                Kernels.Loss loss = model.loss(scope, last, batch.student(), 0);
                kernels.backward(loss.lever(), scalar(lossWeight));
                nats[0] = loss.total().toDoubleArray()[0];
            });
        }
        return new DecoderModel.Distilled(squares[0], nats[0]);
    }

    /** States behind the blocks of the depth, before any final norm. */
    private NDArray states(TokenBatch tokens) {
        return upTo(tokens, model.embed(scope, tokens.tokens()), 0, depth.blocks());
    }

    private NDArray upTo(TokenBatch tokens, NDArray begin, int from, int to) {
        if (from == to) {
            return begin;
        }
        NDArray rotation = model.rotation(scope, tokens.positions());
        NDArray groups = model.groups(scope, tokens);
        NDArray hidden = begin;
        for (int block = from; block < to; block++) {
            hidden = model.block(block, hidden, rotation, groups);
        }
        return hidden;
    }

    private Kernels.Loss compare(NDArray found, NDArray wanted) {
        return kernels.distance(
                normed(found), places(batch.studentEnds()), normed(wanted), places(batch.teacherEnds()));
    }

    private NDArray normed(NDArray hidden) {
        return depth.normed() ? kernels.normed(hidden, model.weights().finalNorm()) : hidden;
    }

    private NDArray places(long[] places) {
        return TorchMemory.longs(scope, places, places.length);
    }

    private NDArray scalar(double value) {
        return TorchMemory.doubles(scope, new double[] {value});
    }
}
