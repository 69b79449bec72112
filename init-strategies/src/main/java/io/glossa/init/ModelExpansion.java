package io.glossa.init;

import io.glossa.checkpoint.Checkpoint;
import io.glossa.checkpoint.CheckpointWriter;
import io.glossa.checkpoint.FloatTensor;
import io.glossa.checkpoint.NewRows;
import io.glossa.checkpoint.StoredTensor;
import io.glossa.checkpoint.TensorInfo;
import io.glossa.checkpoint.TensorSource;
import io.glossa.run.AtomicFiles;
import io.glossa.run.FormatException;
import io.glossa.run.NumericException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Gives a base model the rows of an expanded tokenizer and writes it as a Hugging Face directory.
 *
 * <p>Everything but the vocabulary matrices is copied bit for bit, and so are the base's rows of these, but those given up to
 * new pieces and the padding that some models (Qwen) have behind the last piece's row: a new piece's row is that of its id. New rows are computed in 64
 * bits and narrowed to the checkpoint's own type at the end. Tied stays tied; an untied head is computed from the head, never
 * from the embeddings.
 *
 * <p><b>Determinism.</b> The same inputs give the same bytes. <b>Cost.</b> Four bytes for each element of the vocabulary
 * matrices and the new rows.
 */
public final class ModelExpansion {
    /** Tokenizer files that belong to a model directory. */
    private static final List<String> TOKENIZER_FILES =
            List.of("tokenizer.model", "tokenizer.json", "tokenizer_config.json", "special_tokens_map.json");

    private final Checkpoint base;
    private final Path vocabularyDirectory;
    private final ExpandedVocabulary vocabulary;
    private final List<EmbeddingMatrix> matrices;

    /**
     * Reads what all candidates share.
     *
     * @param base opened; stays the caller's to close
     * @param vocabularyDirectory the finished {@code vocab/}
     */
    public ModelExpansion(Checkpoint base, Path vocabularyDirectory) {
        this.base = base;
        this.vocabularyDirectory = vocabularyDirectory;
        this.vocabulary = ExpandedVocabulary.read(base.directory(), vocabularyDirectory);
        base.requireRowsFor(vocabulary.base().size());
        this.matrices = base.vocabularyMatrices().stream()
                .map(stored -> new EmbeddingMatrix(
                        stored.info().name(), stored.floats(), base.config().hiddenSize(), vocabulary.textRows()))
                .toList();
        for (EmbeddingMatrix matrix : matrices) {
            if (!Double.isFinite(matrix.meanNorm())) {
                throw new FormatException(base.directory() + ": " + matrix.name()
                        + " holds NaN or infinity; the checkpoint is damaged: copy or download it again");
            }
        }
    }

    /** The base's vocabulary matrices. */
    List<EmbeddingMatrix> matrices() {
        return matrices;
    }

    /** The pieces that get rows. */
    List<NewPiece> added() {
        return vocabulary.added();
    }

    /** Their rows. */
    NewRows newRows() {
        return vocabulary.newRows();
    }

    /** Pieces of the base. */
    int baseSize() {
        return vocabulary.base().size();
    }

    /** The new rows by tensor name: {@code [new pieces][width]}, as the checkpoint's type will hold them. */
    SortedMap<String, float[][]> rows(EmbeddingInitializer initializer, NormMatching norm, long seed) {
        SortedMap<String, float[][]> rows = new TreeMap<>();
        for (EmbeddingMatrix matrix : matrices) {
            RowInitializer prepared = initializer.prepare(matrix, seed);
            rows.put(
                    matrix.name(),
                    vocabulary.added().parallelStream()
                            .map(piece -> row(prepared, matrix, norm, piece, initializer.name()))
                            .toArray(float[][]::new));
        }
        return rows;
    }

    /** Writes the whole model with its tokenizer. */
    void write(Path directory, SortedMap<String, float[][]> rows) {
        try {
            Files.createDirectories(directory);
            SortedMap<String, TensorSource> tensors = new TreeMap<>(base.tensors());
            for (StoredTensor matrix : base.vocabularyMatrices()) {
                tensors.put(
                        matrix.info().name(),
                        expanded(matrix, rows.get(matrix.info().name())));
            }
            CheckpointWriter.write(directory, base.config().withVocabularySize(vocabulary.size()), tensors.values());
            copy(base.directory(), directory, List.of("generation_config.json", "chat_template.jinja"));
            copy(vocabularyDirectory, directory, TOKENIZER_FILES);
        } catch (IOException e) {
            throw AtomicFiles.failure("write", directory, e);
        }
    }

    /** Writes which piece got its row how. */
    void writeProvenance(Path directory, String method) {
        Provenance.write(directory, vocabulary, method);
    }

    private static float[] row(
            RowInitializer prepared, EmbeddingMatrix matrix, NormMatching norm, NewPiece piece, String name) {
        double[] row = new double[matrix.width()];
        prepared.fill(piece, row);
        norm.apply(matrix, row);
        float[] narrowed = new float[row.length];
        for (int j = 0; j < row.length; j++) {
            narrowed[j] = (float) row[j];
            if (!Float.isFinite(narrowed[j])) {
                throw new NumericException("initialiser " + name + ": " + matrix.name() + " row " + piece.id()
                        + " dimension " + j + " is " + row[j] + "; choose another strategy");
            }
        }
        return narrowed;
    }

    private TensorSource expanded(StoredTensor matrix, float[][] rows) {
        int width = Math.toIntExact(matrix.info().shape().get(1));
        float[] flat = new float[Math.multiplyExact(rows.length, width)];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(rows[i], 0, flat, i * width, width);
        }
        TensorInfo info = TensorInfo.matrix(matrix.info().name(), matrix.info().type(), rows.length, width);
        return new ExpandedMatrix(matrix, vocabulary.size(), newRows(), FloatTensor.of(info, flat));
    }

    private static void copy(Path from, Path to, List<String> names) throws IOException {
        for (String name : names) {
            if (Files.exists(from.resolve(name))) {
                Files.copy(from.resolve(name), to.resolve(name), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }
}
