package io.glossa.train.export;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import io.glossa.checkpoint.Checkpoint;
import io.glossa.checkpoint.CheckpointWriter;
import io.glossa.checkpoint.ConvertedTensor;
import io.glossa.checkpoint.DataType;
import io.glossa.checkpoint.ModelConfig;
import io.glossa.checkpoint.TensorSource;
import io.glossa.run.AtomicFiles;
import io.glossa.run.Failpoint;
import io.glossa.run.KnownHashes;
import io.glossa.run.Step;
import io.glossa.run.StepRunner;
import io.glossa.train.LanguageModel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/**
 * The step {@code export}: a model directory that Transformers, vLLM and llama.cpp open without further code.
 *
 * <p>Weights are copied bit for bit, or rounded to the element type that the settings ask for. Files that other libraries look for and the model lacks are written from its
 * tokenizer and configuration. The result is opened again and compared ({@link ExportVerification}) before it takes its
 * name, and its README is a model card.
 */
public final class ModelExport {
    /** The step's name. */
    public static final String NAME = "export";

    private final Path model;
    private final RunReports reports;
    private final ExportSettings settings;
    private final Function<Path, LanguageModel> open;

    /**
     * Prepares the step.
     *
     * @param model Hugging Face directory with its tokenizer: an untouched base, or what training left
     * @param reports of the run that made it; {@link RunReports#none()} for an untouched base
     * @param open opens a model directory; both models are compared through it
     */
    public ModelExport(Path model, RunReports reports, ExportSettings settings, Function<Path, LanguageModel> open) {
        this.model = model;
        this.reports = reports;
        this.settings = settings;
        this.open = open;
    }

    /**
     * Runs or skips the step.
     *
     * @param directory where the export shall stand
     * @param inputs identities of the model and of the run's reports, by role
     */
    public StepRunner.Outcome run(Path directory, Map<String, String> inputs) {
        return StepRunner.run(Step.of(NAME, directory, inputs, settings), this::work);
    }

    /** Writes into a directory; returns counts. */
    Map<String, Long> work(Path directory) {
        try (Checkpoint checkpoint = Checkpoint.open(model)) {
            ModelConfig config = completed(checkpoint);
            CheckpointWriter.write(directory, config, tensors(checkpoint), settings.shardBytes());
            Failpoint.pass(NAME + ".weights");
            TokenizerFiles.write(model, directory, config);
            ExportVerification verification = ExportVerification.of(model, directory, settings.compare(), open);
            if (verification.rounded() == 0) {
                noteRecordedHashes(checkpoint, directory);
            }
            Failpoint.pass(NAME + ".verified");
            AtomicFiles.write(
                    directory.resolve("README.md"),
                    new ModelCard(settings, reports, config, verification)
                            .text()
                            .getBytes(StandardCharsets.UTF_8));
            return Map.of(
                    "tensors", (long) verification.tensors(),
                    "parameters", verification.parameters(),
                    "rounded_tensors", (long) verification.rounded(),
                    "compared_positions", (long) verification.positions());
        }
    }

    private static void noteRecordedHashes(Checkpoint checkpoint, Path directory) {
        try (Checkpoint written = Checkpoint.open(directory)) {
            KnownHashes.note(directory, RecordedHashes.of(checkpoint, written));
        }
    }

    private List<TensorSource> tensors(Checkpoint checkpoint) {
        return checkpoint.tensors().values().stream()
                .map(tensor -> settings.elementType()
                        .map(type -> ConvertedTensor.of(tensor, type))
                        .orElse(tensor))
                .toList();
    }

    /** Transformers picks the class by {@code architectures} and the type by {@code dtype} or its older name. */
    private ModelConfig completed(Checkpoint checkpoint) {
        ModelConfig config = checkpoint.config();
        if (!config.toJson().hasNonNull("architectures")) {
            String type = config.modelType();
            ArrayNode names = JsonNodeFactory.instance
                    .arrayNode()
                    .add(type.substring(0, 1).toUpperCase(Locale.ROOT) + type.substring(1) + "ForCausalLM");
            config = config.with("architectures", names);
        }
        DataType written = settings.elementType()
                .orElse(checkpoint.tensor(Checkpoint.EMBEDDINGS).info().type());
        TextNode name = JsonNodeFactory.instance.textNode(
                written == DataType.BF16 ? "bfloat16" : written == DataType.F16 ? "float16" : "float32");
        for (String key : List.of("dtype", "torch_dtype")) {
            if (config.toJson().has(key)) {
                config = config.with(key, name);
            }
        }
        return config.declaredType().equals(name.textValue()) ? config : config.with("torch_dtype", name);
    }
}
