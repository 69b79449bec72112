package io.glossa.train.command;

import io.glossa.checkpoint.NewRows;
import io.glossa.run.AtomicFiles;
import io.glossa.run.ConfigException;
import io.glossa.run.Progress;
import io.glossa.run.Settings;
import io.glossa.train.Device;
import io.glossa.train.stage.TrainingRequest;
import io.glossa.train.stage.TrainingSettings;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;

/**
 * All that a training run was launched with, as its {@value #FILE} holds it.
 *
 * @param model Hugging Face directory that the first stage begins with
 * @param pack packed sequences
 * @param newRows rows that the base model did not have, as {@code 512-535}
 * @param seed of the data order
 * @param device where it is computed
 * @param threads of the processor
 * @param train the stages
 */
record Launch(
        String model, String pack, NewRows newRows, long seed, Device device, int threads, TrainingSettings train) {
    static final String FILE = "plan.yaml";

    /** What a run was launched with. */
    static Launch read(Path run) {
        Path file = run.resolve(FILE);
        if (!Files.exists(file)) {
            throw new ConfigException(
                    run + " holds no " + FILE + ": it is not a run; begin one with stage-trainer/bin/train");
        }
        Settings settings = Settings.read(file);
        if (settings.text("pack").isEmpty()) {
            throw new ConfigException(run + " is not a run of stage-trainer/bin/train; a recipe's run goes on with"
                    + " 'glossa train RECIPE --out " + run + "'");
        }
        return settings.bind(Launch.class);
    }

    /** Writes the plan into the run's folder, unless the run was begun with another one. */
    void writeTo(Path run) {
        Path file = run.resolve(FILE);
        String yaml = Settings.toYaml(this);
        if (Files.exists(file)) {
            List<String> changes = Settings.parse(yaml, file.toString()).changesSince(Settings.read(file));
            if (!changes.isEmpty()) {
                throw new ConfigException(run + " was begun with another plan: " + String.join("; ", changes)
                        + ". Go on as it was begun with stage-trainer/bin/resume " + run
                        + ", or choose another --out");
            }
            return;
        }
        AtomicFiles.write(file, yaml.getBytes(StandardCharsets.UTF_8));
    }

    /** What the trainer is asked. */
    TrainingRequest request(Path run, Progress progress, OptionalDouble peakOperations) {
        return new TrainingRequest(
                Path.of(model),
                Path.of(pack),
                train,
                newRows,
                seed,
                device,
                threads,
                run.resolve("train"),
                progress,
                peakOperations);
    }
}
