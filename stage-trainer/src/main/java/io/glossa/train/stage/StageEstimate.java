package io.glossa.train.stage;

import io.glossa.checkpoint.ModelConfig;
import io.glossa.train.Device;
import io.glossa.train.metrics.ModelOperations;
import io.glossa.train.model.LeafInfo;
import io.glossa.train.model.ModelOptions;
import io.glossa.train.model.WeightLayout;
import io.glossa.train.stage.select.LoraSettings;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a stage will take, reckoned before it runs.
 *
 * <p><b>Formula.</b> Memory as {@link MemoryPlan}; operations as {@link ModelOperations}, and as much as forward once more for blocks
 * that are recomputed.
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
        double operations =
                operationsPerToken(layout, stage, trained, sequenceLength) * stage.stepCount() * stage.batchTokens();
        MemoryPlan memory = MemoryPlan.of(layout, trained, options, stage.microBatchTokens(), stage.moments());
        return new StageEstimate(
                stage.ema() == null ? memory : memory.withAverage(), operations, operations / operationsPerSecond);
    }

    /** What a token of a stage asks for; {@code sequenceLength} is that of the pack. */
    static ModelOperations operations(
            ModelConfig config, List<LeafInfo> leaves, StageSettings stage, Set<String> trained, int sequenceLength) {
        return switch (stage.kind()) {
            case LANGUAGE_MODEL -> ModelOperations.of(config, leaves, trained, sequenceLength);
            case DISTILLATION ->
                ModelOperations.ofDistillation(
                        config,
                        leaves,
                        stage.distillation().depth(stage.name(), config).blocks(),
                        leaves.stream()
                                .anyMatch(
                                        leaf -> leaf.part() == LeafInfo.Part.NEW_HEAD && trained.contains(leaf.name())),
                        stage.distillation().window());
        };
    }

    private static double operationsPerToken(
            WeightLayout layout, StageSettings stage, List<LeafInfo> trained, int sequenceLength) {
        Set<String> names = trained.stream().map(LeafInfo::name).collect(Collectors.toSet());
        ModelConfig config = layout.config();
        double once = operations(config, layout.leaves(), stage, names, sequenceLength)
                .total();
        if (!stage.recompute()) {
            return once;
        }
        // Forward once more through the blocks that the gradient reaches.
        int lowest = MemoryPlan.lowestTrained(config.layers(), trained);
        double again = 2.0 * sequenceLength * config.attentionHeads() * config.headSize() * (config.layers() - lowest);
        for (LeafInfo leaf : layout.leaves()) {
            again += leaf.part() == LeafInfo.Part.BLOCK && leaf.block().orElseThrow() >= lowest ? 2.0 * leaf.size() : 0;
        }
        return once + again;
    }
}
