package io.glossa.checkpoint.merge;

import io.glossa.checkpoint.Checkpoint;
import io.glossa.checkpoint.CheckpointWriter;
import io.glossa.checkpoint.CompanionFiles;
import io.glossa.checkpoint.StoredTensor;
import io.glossa.checkpoint.TensorSource;
import io.glossa.run.ConfigException;
import io.glossa.run.InputIdentity;
import io.glossa.run.Json;
import io.glossa.run.Progress;
import io.glossa.run.Step;
import io.glossa.run.StepRunner;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The step {@code merge}: checkpoints of one shape to one, by a {@link MergeMethod}.
 *
 * <p>The result is a Hugging Face directory with configuration, tokenizer and element type of the first model.
 *
 * <p><b>Errors.</b> {@link ConfigException} for settings, {@link io.glossa.run.FormatException} for models that do not fit
 * together, {@link io.glossa.run.NumericException} for a sum that its type cannot hold. <b>Determinism.</b> The same inputs
 * give the same bytes. <b>Cost.</b> A few blocks of memory for a model of any size; each model is read once, twice for
 * SLERP, and compared once.
 */
public final class ModelMerge {
    /** The step's name. */
    public static final String NAME = "merge";

    private final List<Path> models;
    private final MergeSettings settings;
    private final MergeMethod method;
    private final Progress progress;

    /**
     * Prepares the step and refuses settings that do not go with the number of models.
     *
     * @param models Hugging Face directories in the order of the method's formula
     */
    public ModelMerge(List<Path> models, MergeSettings settings, Progress progress) {
        this.models = List.copyOf(models);
        this.settings = settings;
        this.method = MergeMethods.get(settings.method());
        this.progress = progress;
        if (models.size() > RowRun.MOST_MODELS) {
            throw new ConfigException(models.size() + " models; at most " + RowRun.MOST_MODELS
                    + " can be merged at once: merge parts, then the results by weights");
        }
        method.check(settings, models.size());
    }

    /** Runs or skips the step. */
    public StepRunner.Outcome run(Path directory) {
        SortedMap<String, String> inputs = new TreeMap<>();
        for (int i = 0; i < models.size(); i++) {
            inputs.put(Letters.of(i), InputIdentity.of(models.get(i)));
        }
        return StepRunner.run(Step.of(NAME, directory, inputs, settings), this::work);
    }

    /** Writes into a directory; returns counts. */
    Map<String, Long> work(Path directory) {
        List<Checkpoint> opened = new ArrayList<>();
        try {
            for (Path model : models) {
                opened.add(Checkpoint.open(model));
            }
            MergeFit fit = new MergeFit(opened.get(0));
            opened.stream().skip(1).forEach(fit::require);
            return write(directory, opened, SharedRows.of(opened, settings.newRows()));
        } finally {
            opened.forEach(Checkpoint::close);
        }
    }

    private Map<String, Long> write(Path directory, List<Checkpoint> opened, SharedRows rows) {
        Checkpoint first = opened.get(0);
        SortedMap<String, double[]> coefficients = new TreeMap<>();
        List<TensorSource> sources = new ArrayList<>();
        requireFilters(first.tensors().keySet());
        long elements = first.tensors().values().stream()
                .mapToLong(tensor -> tensor.info().elements())
                .sum();
        try (Progress.Task task = progress.begin(NAME, "elements", elements)) {
            for (StoredTensor tensor : first.tensors().values()) {
                sources.add(new CountedTensor(merged(tensor, opened, rows, coefficients), task));
            }
            CheckpointWriter.write(directory, first.config(), sources);
        }
        CompanionFiles.copy(first.directory(), directory);
        long newRows = rows.newRows(opened.size());
        Json.write(
                directory.resolve(MergeAccount.FILE),
                new MergeAccount(
                        method.formula(settings, opened.size()), names(), newRows, rows.dropped(), coefficients));
        return Map.of(
                "models",
                (long) opened.size(),
                "tensors",
                (long) sources.size(),
                "merged_tensors",
                (long) coefficients.size(),
                "parameters",
                elements,
                "new_rows",
                newRows,
                "dropped_rows",
                rows.dropped());
    }

    private TensorSource merged(
            StoredTensor tensor, List<Checkpoint> opened, SharedRows rows, Map<String, double[]> coefficients) {
        String name = tensor.info().name();
        if (MergeFit.isRecomputed(name) || !tensor.info().type().isFloat()) {
            return tensor;
        }
        boolean vocabulary = opened.get(0).vocabularyMatrices().contains(tensor);
        AlignedTensors aligned = new AlignedTensors(
                opened.stream().map(model -> model.tensor(name)).toList(),
                vocabulary
                        ? rows.runs()
                        : List.of(RowRun.all(
                                tensor.info().elements() / tensor.info().rowElements(), opened.size())));
        double[] own = method.coefficients(settings, aligned);
        coefficients.put(name, own);
        return new MergedTensor(aligned, own, settings.newRows());
    }

    private void requireFilters(Set<String> tensors) {
        for (String text : settings.tOf().keySet()) {
            if (tensors.stream().noneMatch(name -> name.contains(text))) {
                throw new ConfigException("t of '" + text + "': no tensor's name contains it; names look like "
                        + tensors.iterator().next());
            }
        }
    }

    private List<String> names() {
        return models.stream()
                .map(model -> model.toAbsolutePath().normalize().getFileName().toString())
                .toList();
    }
}
