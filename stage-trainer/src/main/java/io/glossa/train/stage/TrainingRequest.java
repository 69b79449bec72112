package io.glossa.train.stage;

import io.glossa.checkpoint.NewRows;
import io.glossa.run.Progress;
import io.glossa.train.Device;
import java.nio.file.Path;
import java.util.OptionalDouble;

/**
 * Everything a training run starts from.
 *
 * @param model Hugging Face directory that the first stage begins with
 * @param pack packed sequences: {@code train/}, {@code validation/} and {@code report.json}
 * @param settings the stage plan
 * @param newRows rows of the vocabulary matrices that the base model did not have
 * @param seed of the data order
 * @param device where it is computed
 * @param threads of the processor; recorded, for the order of sums depends on it
 * @param directory where the stages' directories go
 * @param progress told of steps and losses
 * @param peakOperations a second, what utilisation is a share of; measured when empty; changes no byte that is hashed
 */
public record TrainingRequest(
        Path model,
        Path pack,
        TrainingSettings settings,
        NewRows newRows,
        long seed,
        Device device,
        int threads,
        Path directory,
        Progress progress,
        OptionalDouble peakOperations) {
    /** A request whose peak is measured. */
    public TrainingRequest(
            Path model,
            Path pack,
            TrainingSettings settings,
            NewRows newRows,
            long seed,
            Device device,
            int threads,
            Path directory,
            Progress progress) {
        this(model, pack, settings, newRows, seed, device, threads, directory, progress, OptionalDouble.empty());
    }
}
