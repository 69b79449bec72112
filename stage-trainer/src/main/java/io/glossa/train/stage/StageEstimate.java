package io.glossa.train.stage;

import io.glossa.checkpoint.ModelConfig;
import io.glossa.train.Device;
import io.glossa.train.model.LeafInfo;
import io.glossa.train.model.ModelOptions;
import io.glossa.train.model.WeightLayout;
import io.glossa.train.stage.select.LoraSettings;
import java.util.List;

/**
 * What a stage will take, reckoned before it runs.
 *
 * <p><b>Formula.</b> Memory as {@link MemoryPlan}. Operations a token: twice the weights of every matrix forward; as much again to
 * bring the gradient to its input, above the lowest block beneath which nothing trains; as much again for its own gradient if it
 * trains; as much as forward once more for blocks that are recomputed. The head counts as a matrix. Causal attention adds
 * {@code 2 * length * width} forward and 2.5 times that backward a layer.
 *
 * <p><b>Errors of the estimate.</b> Memory within a tenth where measured (see {@code TrainingBenchmark} among the benchmarks); time
 * within a factor of two, for it stands or falls with {@code operationsPerSecond}: {@value #OPERATIONS_PER_THREAD} a thread is what
 * the loop reaches with the 260,000-weight stories model on one core of a 2020s server; wide models reach more.
 *
 * @param memory what is held at once
 * @param operations floating-point operations of the stage
 * @param seconds at the assumed rate
 */
public record StageEstimate(MemoryPlan memory, double operations, double seconds) {
    static final double OPERATIONS_PER_THREAD = 1.5e10;

    /** Reckons with the usual rate of the processor's threads. */
    public static StageEstimate of(WeightLayout layout, StageSettings stage, int sequenceLength, int threads) {
        return of(layout, stage, sequenceLength, threads * OPERATIONS_PER_THREAD);
    }

    /**
     * Reckons with a given rate.
     *
     * @param operationsPerSecond floating-point operations a second
     */
    public static StageEstimate of(
            WeightLayout model, StageSettings stage, int sequenceLength, double operationsPerSecond) {
        WeightLayout layout = PlanCheck.withAdapter(model, stage.adapter().map(LoraSettings::adapter));
        List<LeafInfo> trained = stage.trainedParts(layout).leaves();
        ModelOptions options = ModelOptions.training(Device.CPU, 1, layout.newRows(), trained)
                .computing(stage.compute(), stage.recompute());
        double operations = operationsPerToken(layout.config(), layout, trained, options, sequenceLength)
                * stage.stepCount()
                * stage.batchTokens();
        return new StageEstimate(
                MemoryPlan.of(layout, trained, options, stage.microBatchTokens()),
                operations,
                operations / operationsPerSecond);
    }

    private static double operationsPerToken(
            ModelConfig config, WeightLayout layout, List<LeafInfo> trained, ModelOptions options, int sequenceLength) {
        int lowest = MemoryPlan.lowestTrained(config.layers(), trained);
        double attention = 2.0 * sequenceLength * config.attentionHeads() * config.headSize();
        double operations = 0;
        for (int block = 0; block < config.layers(); block++) {
            operations += attention * (block < lowest ? 1 : options.recomputes() ? 4.5 : 3.5);
        }
        for (LeafInfo leaf : layout.leaves()) {
            boolean head = MemoryPlan.isHead(leaf, config);
            if (leaf.part() == LeafInfo.Part.BLOCK || head) {
                double passes = 1;
                boolean above = head ? lowest < config.layers() : leaf.block().orElseThrow() >= lowest;
                passes += above ? 1 : 0;
                passes += trained.contains(leaf) ? 1 : 0;
                passes += above && !head && options.recomputes() ? 1 : 0;
                operations += 2 * passes * leaf.size();
            }
        }
        return operations;
    }
}
