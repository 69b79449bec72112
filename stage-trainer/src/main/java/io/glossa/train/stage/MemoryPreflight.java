package io.glossa.train.stage;

import io.glossa.checkpoint.ModelConfig;
import io.glossa.run.ConfigException;
import io.glossa.run.Json;
import io.glossa.train.Device;
import io.glossa.vocab.pack.PackReport;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds what each stage will need against the machine's memory before any work, by {@link StageEstimate}. A device's own memory is
 * not looked at.
 */
public final class MemoryPreflight {
    private static final Logger LOG = LoggerFactory.getLogger(MemoryPreflight.class);
    private static final double GIBIBYTE = 1L << 30;

    private MemoryPreflight() {}

    /** What happens when a stage needs more than there is. */
    public enum Excess {
        /** It is refused. */
        REFUSE,
        /** The log says so. */
        WARN
    }

    /** Looks at every stage. */
    public static void check(TrainingRequest request, Excess excess) {
        if (request.device().kind() == Device.Kind.CPU
                && ManagementFactory.getOperatingSystemMXBean()
                        instanceof com.sun.management.OperatingSystemMXBean system) {
            check(request, excess, system.getTotalMemorySize());
        }
    }

    static void check(TrainingRequest request, Excess excess, long machineBytes) {
        for (StageSettings stage : request.settings().stages()) {
            long needed = estimate(request, stage).peakBytes();
            if (needed <= machineBytes) {
                continue;
            }
            String text = String.format(
                    Locale.ROOT,
                    "stage %s needs about %.1f GiB, and the machine has %.1f GiB. micro-batch-tokens is %d: make it smaller"
                            + " (the update stays that of the whole batch), train fewer parts at once, or begin all the same"
                            + " with --force",
                    stage.name(),
                    needed / GIBIBYTE,
                    machineBytes / GIBIBYTE,
                    stage.microBatchTokens());
            switch (excess) {
                case REFUSE -> throw new ConfigException(text);
                case WARN -> LOG.warn(text);
            }
        }
    }

    /** What each stage will need, as lines of a YAML comment. */
    public static String table(TrainingRequest request) {
        StringBuilder table = new StringBuilder();
        for (StageSettings stage : request.settings().stages()) {
            StageEstimate estimate = estimate(request, stage);
            table.append(String.format(
                    Locale.ROOT,
                    "# %s: %,d steps of %,d tokens, about %.1f GiB at its peak, about %.0f minutes%n",
                    stage.name(),
                    stage.stepCount(),
                    stage.batchTokens(),
                    estimate.peakBytes() / GIBIBYTE,
                    estimate.seconds() / 60));
        }
        return table.toString();
    }

    private static StageEstimate estimate(TrainingRequest request, StageSettings stage) {
        int length = Json.read(request.pack().resolve(PackReport.FILE), PackReport.class)
                .sequenceLength();
        return StageEstimate.of(
                ModelConfig.read(request.model()), request.newRows().count(), stage, length, request.threads());
    }
}
