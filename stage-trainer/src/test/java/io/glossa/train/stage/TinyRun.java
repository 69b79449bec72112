package io.glossa.train.stage;

import io.glossa.checkpoint.Checkpoint;
import io.glossa.checkpoint.CheckpointWriter;
import io.glossa.checkpoint.FloatTensor;
import io.glossa.checkpoint.ModelConfig;
import io.glossa.checkpoint.NewRows;
import io.glossa.checkpoint.TensorInfo;
import io.glossa.checkpoint.TensorSource;
import io.glossa.run.GlossaException;
import io.glossa.run.Progress;
import io.glossa.run.Settings;
import io.glossa.train.Device;
import io.glossa.train.data.KoreanRun;
import io.glossa.train.data.TinyPack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * A training run of seconds: stories260k with a few added rows, and a made-up language in which every token decides the
 * next, so that a stage must learn within a handful of steps. Its {@code main} runs it, or a plan on the inputs of {@link KoreanRun}, in
 * a process that may be killed.
 */
final class TinyRun {
    static final Path STORIES = Path.of(System.getProperty("glossa.root"), "tests/data/models/stories260k");
    static final int BASE_ROWS = TinyPack.BASE_ROWS;
    static final int NEW_ROWS = TinyPack.NEW_ROWS;
    static final String PLAN = """
            replay-sources: [en-replay]
            validation-bytes: 2000
            base-samples: {count: 4, tokens: 24}
            stages:
              - {name: new-rows, trains: [embeddings.new], learning-rate: 0.01, steps: 7, batch-tokens: 256,
                 micro-batch-tokens: 96, checkpoints: {every: 2}, evaluate: {every: 3}}
              - {name: everything, trains: [all], learning-rate: 0.003, steps: 5, batch-tokens: 256, replay-share: 0.25,
                 optimizer-state: carry, checkpoints: {every: 2}}
            """;

    private TinyRun() {}

    /** Arguments: the folder of the inputs, the folder of the run, and a plan in place of the usual one. */
    public static void main(String[] arguments) {
        try {
            String plan = arguments.length > 2 ? arguments[2] : PLAN;
            StagedTrainer.run(request(Path.of(arguments[0]), Path.of(arguments[1]), plan, Progress.NONE));
        } catch (GlossaException e) {
            System.exit(e.exitCode().status());
        }
    }

    static Path train(Path inputs, Path run, Progress progress) {
        return StagedTrainer.run(request(inputs, run, progress));
    }

    static TrainingRequest request(Path inputs, Path run, Progress progress) {
        return request(inputs, run, PLAN, progress);
    }

    static TrainingRequest request(Path inputs, Path run, String plan, Progress progress) {
        boolean korean = Files.isDirectory(inputs.resolve("init"));
        return new TrainingRequest(
                inputs.resolve(korean ? "init" : "model"),
                inputs.resolve("pack"),
                Settings.parse(plan, "plan.yaml").bind(TrainingSettings.class),
                korean ? KoreanRun.newRows(inputs) : NewRows.behind(BASE_ROWS, BASE_ROWS + NEW_ROWS),
                7,
                Device.CPU,
                1,
                run,
                progress);
    }

    static void writeInputs(Path inputs) {
        writeModel(inputs.resolve("model"));
        TinyPack.write(inputs.resolve("pack"));
    }

    private static void writeModel(Path directory) {
        try (Checkpoint base = Checkpoint.open(STORIES)) {
            Files.createDirectories(directory);
            Files.copy(STORIES.resolve("tokenizer.model"), directory.resolve("tokenizer.model"));
            ModelConfig config = base.config().withVocabularySize(BASE_ROWS + NEW_ROWS);
            int width = config.hiddenSize();
            float[] rows = Arrays.copyOf(base.tensor(Checkpoint.EMBEDDINGS).floats(), (BASE_ROWS + NEW_ROWS) * width);
            Random random = new Random(3);
            for (int i = BASE_ROWS * width; i < rows.length; i++) {
                rows[i] = (float) random.nextGaussian() * 0.05f;
            }
            List<TensorSource> tensors = new ArrayList<>();
            base.tensors().values().forEach(tensor -> {
                boolean expanded = tensor.info().name().equals(Checkpoint.EMBEDDINGS);
                tensors.add(
                        expanded
                                ? FloatTensor.of(
                                        TensorInfo.matrix(
                                                Checkpoint.EMBEDDINGS,
                                                tensor.info().type(),
                                                BASE_ROWS + NEW_ROWS,
                                                width),
                                        rows)
                                : tensor);
            });
            CheckpointWriter.write(directory, config, tensors);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
