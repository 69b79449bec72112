package io.glossa.init;

import io.glossa.checkpoint.Checkpoint;
import io.glossa.checkpoint.CheckpointWriter;
import io.glossa.checkpoint.NewRows;
import io.glossa.checkpoint.StoredTensor;
import io.glossa.checkpoint.TensorSource;
import io.glossa.init.control.StartingModel;
import io.glossa.run.AtomicFiles;
import io.glossa.run.FormatException;
import io.glossa.vocab.Tokenizers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * Gives a base model the rows of an expanded tokenizer and writes it as a Hugging Face directory.
 *
 * <p>Everything but the vocabulary matrices is copied bit for bit, and so are the base's rows of these, but those given up to
 * new pieces and the padding that some models (Qwen) have behind the last piece's row: a new piece's row is that of its id. New rows are computed in 64
 * bits and narrowed to the checkpoint's own type at the end. Tied stays tied; an untied head is computed from the head, never
 * from the embeddings. In place of the base a study may begin with a control made of it
 * ({@link StartingModel}): what is said of bits then holds for that.
 *
 * <p><b>Determinism.</b> The same inputs give the same bytes. <b>Cost.</b> A few passes over the vocabulary
 * matrices; memory for some blocks of rows, whatever their
 * number, and for what the methods prepared.
 */
public final class ModelExpansion {
    /** What {@code provenance.tsv} names where every row is drawn. */
    static final String DRAWN = "random";

    private final Checkpoint base;
    private final Path vocabularyDirectory;
    private final StartingModel start;
    private final ExpandedVocabulary vocabulary;
    private final List<EmbeddingMatrix> matrices;
    private final Map<Preparation, RowInitializer> prepared = new HashMap<>();

    /** What a prepared method depends on: trials, diagnosis and the final model share it. */
    private record Preparation(MethodCall call, EmbeddingMatrix matrix, AuxiliaryFiles files, long seed) {}

    /** The base as it is. */
    public ModelExpansion(Checkpoint base, Path vocabularyDirectory) {
        this(base, vocabularyDirectory, StartingModel.base());
    }

    /**
     * Reads what all candidates share.
     *
     * @param base opened; stays the caller's to close
     * @param vocabularyDirectory the finished {@code vocab/}
     * @param start what new rows are put into
     */
    public ModelExpansion(Checkpoint base, Path vocabularyDirectory, StartingModel start) {
        this.base = base;
        this.vocabularyDirectory = vocabularyDirectory;
        this.start = start;
        this.vocabulary = ExpandedVocabulary.read(base.directory(), vocabularyDirectory);
        base.requireRowsFor(vocabulary.base().size());
        StoredTensor embeddings = base.vocabularyMatrices().get(0);
        BitSet counted = vocabulary.textRows();
        BitSet undertrained = UndertrainedRows.of(
                RowReader.of(embeddings),
                base.config().vocabularySize(),
                base.config().hiddenSize(),
                vocabulary.base(),
                counted);
        counted.andNot(undertrained);
        this.matrices = base.vocabularyMatrices().stream()
                .map(stored -> EmbeddingMatrix.of(stored, counted))
                .toList();
        for (EmbeddingMatrix matrix : matrices) {
            if (!Double.isFinite(matrix.statistics().meanNorm())) {
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

    /** What a piece of the base stands for. */
    String text(int baseId) {
        return vocabulary.text(baseId);
    }

    /** Pieces of the base. */
    int baseSize() {
        return vocabulary.base().size();
    }

    /**
     * The new rows of a candidate, ready to be computed, in the order of {@link #matrices}; none where every row is drawn.
     *
     * <p><b>Errors.</b> Those of {@link Candidate#check}, and what a method finds wrong with its files.
     */
    List<ComputedRows> rows(Candidate candidate, NormMatching norm, AuxiliaryFiles files, long seed) {
        if (start.drawn()) {
            return List.of();
        }
        candidate.check(base.config(), files);
        List<ComputedRows> rows = new ArrayList<>();
        for (int i = 0; i < matrices.size(); i++) {
            MatrixRole role = matrices.size() == 1 ? MatrixRole.TIED : i == 0 ? MatrixRole.INPUTS : MatrixRole.HEAD;
            MethodContext context = new MethodContext(
                    base.config(), matrices.get(i), role, vocabulary, files, MethodParameters.none(), seed);
            rows.add(new ComputedRows(context, candidate.choice(role), norm, call -> prepared(call, context)));
        }
        return rows;
    }

    private RowInitializer prepared(MethodCall call, MethodContext context) {
        Preparation key =
                new Preparation(call, context.matrix(), context.files(), call.drawsAtRandom() ? context.seed() : 0);
        return prepared.computeIfAbsent(key, unused -> call.prepare(context));
    }

    /**
     * Writes the model of one candidate: weights, tokenizer and {@code provenance.tsv}.
     *
     * <p><b>Errors.</b> Those of {@link Candidate#check}, what a method finds wrong with its files, and
     * {@link io.glossa.run.NumericException} for a row that is not finite.
     */
    public void expand(Path directory, Candidate candidate, NormMatching norm, AuxiliaryFiles files, long seed) {
        List<ComputedRows> rows = rows(candidate, norm, files, seed);
        write(directory, rows);
        writeProvenance(directory, rows);
    }

    /** Writes the whole model with its tokenizer. */
    void write(Path directory, List<ComputedRows> rows) {
        try {
            Files.createDirectories(directory);
            SortedMap<String, TensorSource> tensors = start.tensors(base, vocabulary.size());
            for (ComputedRows added : rows) {
                StoredTensor matrix = base.tensor(added.matrix().name());
                tensors.put(matrix.info().name(), new ExpandedMatrix(matrix, vocabulary.size(), newRows(), added));
            }
            CheckpointWriter.write(
                    directory, start.config(base.config()).withVocabularySize(vocabulary.size()), tensors.values());
            for (String name : List.of("generation_config.json", "chat_template.jinja")) {
                if (Files.exists(base.directory().resolve(name))) {
                    Files.copy(
                            base.directory().resolve(name),
                            directory.resolve(name),
                            StandardCopyOption.REPLACE_EXISTING);
                }
            }
        } catch (IOException e) {
            throw AtomicFiles.failure("write", directory, e);
        }
        Tokenizers.copy(vocabularyDirectory, directory);
    }

    /** Writes which piece got its rows how. */
    void writeProvenance(Path directory, List<ComputedRows> rows) {
        List<List<RowOrigin>> origins = start.drawn()
                ? Collections.nCopies(matrices.size(), Collections.nCopies(added().size(), new RowOrigin(DRAWN, 0)))
                : rows.stream().map(ComputedRows::origins).toList();
        Provenance.write(directory, vocabulary, origins);
    }
}
