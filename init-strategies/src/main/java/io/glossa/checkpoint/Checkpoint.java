package io.glossa.checkpoint;

import io.glossa.run.FormatException;
import io.glossa.run.NearestName;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An opened Hugging Face model directory: its configuration and its tensors, from one safetensors file or several.
 *
 * <p>A model with tied embeddings has one stored matrix, {@value #EMBEDDINGS}, which is also its head; a second copy that
 * some exporters leave under {@value #HEAD} is hidden, so that it can never drift from the first.
 *
 * <p><b>Errors.</b> {@link FormatException} for a directory without safetensors (saying what it holds), a shard or tensor
 * that is missing, and matrices whose rows are not {@code vocab_size}.
 *
 * <p><b>Determinism.</b> Reads leave no state: any number of threads may read.
 */
public final class Checkpoint implements AutoCloseable {
    /** The input embedding matrix, {@code [vocabulary, hidden]}. */
    public static final String EMBEDDINGS = "model.embed_tokens.weight";
    /** The head of a model whose embeddings are not tied, {@code [vocabulary, hidden]}. */
    public static final String HEAD = "lm_head.weight";

    private final Path directory;
    private final ModelConfig config;
    private final List<SafetensorsFile> files;
    private final SortedMap<String, StoredTensor> tensors;

    private Checkpoint(
            Path directory, ModelConfig config, List<SafetensorsFile> files, SortedMap<String, StoredTensor> tensors) {
        this.directory = directory;
        this.config = config;
        this.files = files;
        this.tensors = Collections.unmodifiableSortedMap(tensors);
    }

    /** Opens a directory and checks that its parts agree; reads headers only. */
    public static Checkpoint open(Path directory) {
        SortedMap<Path, List<String>> layout = CheckpointLayout.of(directory);
        ModelConfig config = ModelConfig.read(directory);
        List<SafetensorsFile> files = new ArrayList<>();
        try {
            SortedMap<String, StoredTensor> tensors = new TreeMap<>();
            layout.forEach((path, names) -> {
                SafetensorsFile file = SafetensorsFile.open(path);
                files.add(file);
                CheckpointLayout.select(file, path, names)
                        .forEach(tensor -> tensors.put(tensor.info().name(), tensor));
            });
            if (config.tiedEmbeddings() && tensors.containsKey(EMBEDDINGS)) {
                tensors.remove(HEAD);
            }
            Checkpoint checkpoint = new Checkpoint(directory, config, files, tensors);
            checkpoint.checkVocabularyRows();
            return checkpoint;
        } catch (RuntimeException e) {
            files.forEach(SafetensorsFile::close);
            throw e;
        }
    }

    /** Where it was opened from. */
    public Path directory() {
        return directory;
    }

    /** What config.json says. */
    public ModelConfig config() {
        return config;
    }

    /** All tensors by name. */
    public SortedMap<String, StoredTensor> tensors() {
        return tensors;
    }

    /** The tensor of a name. */
    public StoredTensor tensor(String name) {
        StoredTensor tensor = tensors.get(name);
        if (tensor == null) {
            String hint = NearestName.of(name, tensors.keySet())
                    .map(near -> "; the nearest of its " + tensors.size() + " tensors is '" + near + "'")
                    .orElse("; it holds " + tensors.size() + " tensors, none of a similar name");
            throw new FormatException(directory + ": tensor '" + name + "' is missing" + hint
                    + ": the checkpoint is incomplete or of another architecture");
        }
        return tensor;
    }

    /** The matrices with one row a token: the embeddings and, when it is not tied to them, the head. */
    public List<StoredTensor> vocabularyMatrices() {
        return config.tiedEmbeddings() ? List.of(tensor(EMBEDDINGS)) : List.of(tensor(EMBEDDINGS), tensor(HEAD));
    }

    /** Refuses a tokenizer that has not exactly one piece for each row. */
    public void requireTokenizerSize(int tokenizerSize) {
        if (tokenizerSize != config.vocabularySize()) {
            throw new FormatException(directory + ": the tokenizer has " + tokenizerSize + " pieces, " + EMBEDDINGS
                    + " has " + tensor(EMBEDDINGS).info().shape().get(0) + " rows and config.json says vocab_size "
                    + config.vocabularySize() + "; they must be equal: use the tokenizer that came with this model, or"
                    + " resize its embeddings to the tokenizer and export it again");
        }
    }

    /** Refuses a tokenizer with more pieces than rows; rows behind the last piece are padding, as Qwen has them. */
    public void requireRowsFor(int tokenizerSize) {
        if (tokenizerSize > config.vocabularySize()) {
            requireTokenizerSize(tokenizerSize);
        }
    }

    @Override
    public void close() {
        files.forEach(SafetensorsFile::close);
    }

    private void checkVocabularyRows() {
        for (StoredTensor matrix : vocabularyMatrices()) {
            List<Long> expected = List.of((long) config.vocabularySize(), (long) config.hiddenSize());
            if (!matrix.info().shape().equals(expected)) {
                throw new FormatException(directory + ": " + matrix.info().name() + " has the shape "
                        + matrix.info().shape() + ", config.json says vocab_size " + config.vocabularySize()
                        + " and hidden_size " + config.hiddenSize()
                        + "; use the config.json that was saved with these weights");
            }
        }
    }
}
