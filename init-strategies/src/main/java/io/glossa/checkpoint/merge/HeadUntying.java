package io.glossa.checkpoint.merge;

import com.fasterxml.jackson.databind.node.BooleanNode;
import io.glossa.checkpoint.Checkpoint;
import io.glossa.checkpoint.CheckpointWriter;
import io.glossa.checkpoint.CompanionFiles;
import io.glossa.checkpoint.ConvertedTensor;
import io.glossa.checkpoint.ModelConfig;
import io.glossa.checkpoint.StoredTensor;
import io.glossa.checkpoint.TensorSource;
import io.glossa.run.AtomicFiles;
import io.glossa.run.FormatException;
import io.glossa.run.InputIdentity;
import io.glossa.run.Step;
import io.glossa.run.StepRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The step {@code untie}: a model whose head was its embeddings gets a head of its own, a copy of them, so that the two can
 * be trained or merged apart. It computes what it did before.
 *
 * <p><b>Errors.</b> {@link FormatException} for a model that is not tied.
 */
public final class HeadUntying {
    /** The step's name. */
    public static final String NAME = "untie";

    private HeadUntying() {}

    /** Runs or skips the step. */
    public static StepRunner.Outcome run(Path model, Path directory) {
        Step step = Step.of(NAME, directory, Map.of("model", InputIdentity.of(model)), Map.of());
        return StepRunner.run(step, partial -> work(model, partial));
    }

    /** The configuration of the same model with a head of its own. */
    public static ModelConfig untied(ModelConfig config) {
        return config.with("tie_word_embeddings", BooleanNode.FALSE);
    }

    /** Writes a model with its head into a directory, with the files beside it; returns how many tensors it has. */
    public static int write(Checkpoint tied, Path directory) {
        if (!tied.config().tiedEmbeddings()) {
            throw new FormatException(tied.directory()
                    + ": tie_word_embeddings is false in its config.json; it has a head" + " of its own already");
        }
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw AtomicFiles.failure("write", directory, e);
        }
        List<TensorSource> tensors = new ArrayList<>(tied.tensors().values());
        StoredTensor embeddings = tied.tensor(Checkpoint.EMBEDDINGS);
        tensors.add(new ConvertedTensor(
                embeddings, Checkpoint.HEAD, embeddings.info().type()));
        CheckpointWriter.write(directory, untied(tied.config()), tensors);
        CompanionFiles.copy(tied.directory(), directory);
        return tensors.size();
    }

    /** Writes into a directory; returns counts. */
    static Map<String, Long> work(Path model, Path directory) {
        try (Checkpoint tied = Checkpoint.open(model)) {
            return Map.of("tensors", (long) write(tied, directory));
        }
    }
}
