package io.glossa.train.command;

import io.glossa.run.Progress;
import io.glossa.train.stage.MemoryPreflight;
import io.glossa.train.stage.StagedTrainer;
import io.glossa.train.stage.TrainingRequest;
import java.nio.file.Path;
import java.util.OptionalDouble;
import picocli.CommandLine.Option;

/** What a launch and a resume have in common: options that change no byte of the result. */
final class LaunchOptions {
    @Option(
            names = "--peak-flops",
            paramLabel = "N",
            description =
                    "Operations a second that utilisation is a share of, for example 9.9e14 for an H200 in bfloat16."
                            + " Default: what plain float32 products reach, measured at the start.")
    private Double peakOperations;

    @Option(names = "--force", description = "Begins although the planner says that memory will not do.")
    private boolean force;

    /** Runs all stages; returns the last model. */
    Path train(Launch launch, Path run) {
        OptionalDouble peak = peakOperations == null ? OptionalDouble.empty() : OptionalDouble.of(peakOperations);
        Progress progress = new ConsoleProgress(System.err, Boolean.getBoolean("glossa.terminal"));
        TrainingRequest request = launch.request(run, progress, peak);
        MemoryPreflight.check(request, force ? MemoryPreflight.Excess.WARN : MemoryPreflight.Excess.REFUSE);
        return StagedTrainer.run(request);
    }
}
