package io.glossa.train.stage;

import io.glossa.checkpoint.Checkpoint;
import io.glossa.checkpoint.DataType;
import io.glossa.run.ConfigException;
import io.glossa.run.Json;
import io.glossa.train.Device;
import io.glossa.train.model.WeightLayout;
import io.glossa.vocab.pack.PackReport;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
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
        List<StageEstimate> estimates = estimates(request);
        for (int i = 0; i < estimates.size(); i++) {
            StageSettings stage = request.settings().stages().get(i);
            long needed = estimates.get(i).memory().peak();
            if (needed <= machineBytes) {
                continue;
            }
            String text = String.format(
                    Locale.ROOT,
                    "stage %s needs about %.1f GiB, and the machine has %.1f GiB. micro-batch-tokens is %d: make it smaller"
                            + " (the update stays that of the whole batch), recompute blocks (recompute: true), hold AdamW's"
                            + " state in eight bits (moments: 8-bit), train fewer parts at once, or begin all the same with"
                            + " --force",
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
        List<StageEstimate> estimates = estimates(request);
        for (int i = 0; i < estimates.size(); i++) {
            StageSettings stage = request.settings().stages().get(i);
            StageEstimate estimate = estimates.get(i);
            table.append(String.format(
                    Locale.ROOT,
                    "# %s: %,d steps of %,d tokens, about %.1f GiB at its peak, about %.0f minutes%n",
                    stage.name(),
                    stage.stepCount(),
                    stage.batchTokens(),
                    estimate.memory().peak() / GIBIBYTE,
                    estimate.seconds() / 60));
        }
        return table.toString();
    }

    private static List<StageEstimate> estimates(TrainingRequest request) {
        int length = Json.read(request.pack().resolve(PackReport.FILE), PackReport.class)
                .sequenceLength();
        List<WeightLayout> layouts;
        try (Checkpoint checkpoint = Checkpoint.open(request.model())) {
            DataType type = checkpoint.tensor(Checkpoint.EMBEDDINGS).info().type();
            layouts = PlanCheck.of(request.settings(), checkpoint.config(), request.newRows(), type);
        }
        List<StageEstimate> estimates = new ArrayList<>();
        for (int i = 0; i < layouts.size(); i++) {
            StageSettings stage = request.settings().stages().get(i);
            estimates.add(StageEstimate.of(layouts.get(i), stage, length, request.threads()));
        }
        return estimates;
    }
}
