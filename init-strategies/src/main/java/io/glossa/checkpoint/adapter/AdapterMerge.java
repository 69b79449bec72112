package io.glossa.checkpoint.adapter;

import io.glossa.checkpoint.Checkpoint;
import io.glossa.checkpoint.CheckpointWriter;
import io.glossa.checkpoint.CompanionFiles;
import io.glossa.checkpoint.ConvertedTensor;
import io.glossa.checkpoint.ModelConfig;
import io.glossa.checkpoint.StoredTensor;
import io.glossa.checkpoint.TensorSource;
import io.glossa.run.FormatException;
import io.glossa.run.InputIdentity;
import io.glossa.run.NearestName;
import io.glossa.run.Step;
import io.glossa.run.StepRunner;
import io.glossa.vocab.Tokenizers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The step {@code merge} for an adapter: base and adapter become one model that needs neither.
 *
 * <p>Adapted weights become {@code W + scale · B A}; modules trained in full replace those of the base, in its element type,
 * and may bring a larger vocabulary, whose tokenizer is then taken from the adapter's directory.
 *
 * <p><b>Errors.</b> {@link FormatException} for a module that the base does not have, shapes that do not go together, and an
 * own head on a tied base.
 */
public final class AdapterMerge {
    /** The step's name. */
    public static final String NAME = "merge";

    private final Path base;
    private final Path directory;

    /**
     * Prepares the step.
     *
     * @param base Hugging Face directory that the adapter was trained on
     * @param adapter directory that PEFT or {@link AdapterWriter} wrote
     */
    public AdapterMerge(Path base, Path adapter) {
        this.base = base;
        this.directory = adapter;
    }

    /** Runs or skips the step. */
    public StepRunner.Outcome run(Path output) {
        Map<String, String> inputs = Map.of("base", InputIdentity.of(base), "adapter", InputIdentity.of(directory));
        return StepRunner.run(Step.of(NAME, output, inputs, Map.of("method", "adapter")), this::work);
    }

    /** Writes into a directory; returns counts. */
    Map<String, Long> work(Path output) {
        try (Checkpoint model = Checkpoint.open(base);
                Adapter adapter = Adapter.open(directory)) {
            SortedMap<String, TensorSource> tensors = new TreeMap<>(model.tensors());
            adapter.a().forEach((module, a) -> {
                StoredTensor weight = weight(model, module, a);
                requireShapes(weight, a, adapter.b().get(module));
                tensors.put(
                        weight.info().name(),
                        new LoraTensor(
                                weight,
                                a,
                                adapter.b().get(module),
                                adapter.config().scale(module)));
            });
            adapter.saved().forEach((module, saved) -> save(model, module, saved, tensors));
            adapter.tokens().forEach((module, rows) -> {
                StoredTensor matrix = weight(model, module, rows);
                tensors.put(matrix.info().name(), replaced(matrix, rows, adapter.tokenIds(module)));
            });
            CheckpointWriter.write(output, config(model, tensors), tensors.values());
            CompanionFiles.copy(base, output);
            CompanionFiles.copy(directory, output);
            checkVocabulary(output);
            return Map.of(
                    "adapted_modules", (long) adapter.a().size(),
                    "saved_modules", (long) adapter.saved().size(),
                    "trained_token_matrices", (long) adapter.tokens().size());
        }
    }

    private void save(Checkpoint model, String module, StoredTensor saved, Map<String, TensorSource> tensors) {
        String name = module + AdapterNames.WEIGHT;
        if (name.equals(Checkpoint.HEAD) && model.config().tiedEmbeddings()) {
            throw new FormatException(directory + ": it holds a head of its own, but that of " + base
                    + " is tied to the embeddings; untie the base first: glossa untie " + base + " --out DIR");
        }
        StoredTensor own = weight(model, module, saved);
        boolean vocabulary = model.vocabularyMatrices().contains(own);
        List<Long> shape = saved.info().shape();
        boolean fits = vocabulary
                ? shape.size() == 2 && shape.get(1).equals(own.info().shape().get(1))
                : shape.equals(own.info().shape());
        if (!fits) {
            throw mismatch(saved, own);
        }
        tensors.put(name, new ConvertedTensor(saved, name, own.info().type()));
    }

    private StoredTensor weight(Checkpoint model, String module, StoredTensor adapted) {
        StoredTensor weight = model.tensors().get(module + AdapterNames.WEIGHT);
        if (weight == null) {
            throw new FormatException(directory + ": tensor '" + adapted.info().name() + "' is for a module that "
                    + base
                    + " does not have: "
                    + NearestName.unknown(
                            "weight",
                            module + AdapterNames.WEIGHT,
                            NearestName.of(
                                            module + AdapterNames.WEIGHT,
                                            model.tensors().keySet())
                                    .stream()
                                    .toList())
                    + "; give the base that the adapter was trained on");
        }
        return weight;
    }

    private void requireShapes(StoredTensor weight, StoredTensor a, StoredTensor b) {
        List<Long> shape = weight.info().shape();
        if (shape.size() != 2 || !shape.get(1).equals(a.info().shape().get(1))) {
            throw mismatch(a, weight);
        }
        if (!shape.get(0).equals(b.info().shape().get(0))) {
            throw mismatch(b, weight);
        }
    }

    private ReplacedRows replaced(StoredTensor matrix, StoredTensor rows, List<Integer> ids) {
        if (!matrix.info().shape().get(1).equals(rows.info().shape().get(1))) {
            throw mismatch(rows, matrix);
        }
        SortedMap<Integer, Integer> places = new TreeMap<>();
        for (int i = 0; i < ids.size(); i++) {
            places.put(ids.get(i), i);
        }
        if (!places.isEmpty() && places.lastKey() >= matrix.info().shape().get(0)) {
            throw new FormatException(
                    directory + ": trainable_token_indices names the id " + places.lastKey() + ", but " + base + " has "
                            + matrix.info().shape().get(0) + " rows; give the base it was trained on");
        }
        return new ReplacedRows(matrix, rows, places);
    }

    private FormatException mismatch(StoredTensor adapted, StoredTensor weight) {
        return new FormatException(directory + ": tensor '" + adapted.info().name() + "' has the shape "
                + adapted.info().shape() + ", which does not go with "
                + weight.info().shape() + " of '"
                + weight.info().name() + "' in " + base + "; give the base that the adapter was trained on");
    }

    private static ModelConfig config(Checkpoint model, Map<String, TensorSource> tensors) {
        long rows = tensors.get(Checkpoint.EMBEDDINGS).info().shape().get(0);
        return model.config().withVocabularySize(Math.toIntExact(rows));
    }

    private static void checkVocabulary(Path output) {
        try (Checkpoint written = Checkpoint.open(output)) {
            written.requireRowsFor(Tokenizers.load(output).size());
        }
    }
}
