package io.glossa.init.transfer;

import io.glossa.checkpoint.Checkpoint;
import io.glossa.checkpoint.StoredTensor;
import io.glossa.init.AuxiliaryFile;
import io.glossa.init.MatrixRole;
import io.glossa.init.MethodContext;
import io.glossa.init.PieceTexts;
import io.glossa.run.DataException;
import io.glossa.vocab.Tokenizer;
import io.glossa.vocab.Tokenizers;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The rows of another model by the text they stand for: a donor or a helper, of any hidden size.
 *
 * <p>Its embeddings serve embeddings; its head serves a head, unless it is tied. <b>Errors.</b> {@link io.glossa.run.FormatException} when its
 * tokenizer has more pieces than its matrix rows; {@link DataException} when its pieces are not those of this run ({@link #anchors}).
 */
final class OtherModel implements AutoCloseable {
    private final Path directory;
    private final Checkpoint checkpoint;
    private final StoredTensor matrix;
    private final Map<String, Integer> ids = new HashMap<>();

    private OtherModel(Path directory, MatrixRole role) {
        this.directory = directory;
        Tokenizer tokenizer = Tokenizers.load(directory);
        checkpoint = Checkpoint.open(directory);
        try {
            checkpoint.requireRowsFor(tokenizer.size());
        } catch (RuntimeException e) {
            checkpoint.close();
            throw e;
        }
        boolean head = role == MatrixRole.HEAD && !checkpoint.config().tiedEmbeddings();
        matrix = checkpoint.tensor(head ? Checkpoint.HEAD : Checkpoint.EMBEDDINGS);
        for (int id = 0; id < tokenizer.size(); id++) {
            if (tokenizer.isText(id)) {
                ids.putIfAbsent(PieceTexts.of(tokenizer, id), id);
            }
        }
    }

    /**
     * The rows that a model of the settings has for base pieces and for new pieces of the same text.
     *
     * @param file which model
     * @param method who asks, for messages
     */
    static Anchors anchors(AuxiliaryFile file, String method, MethodContext context) {
        try (OtherModel model = new OtherModel(context.files().require(file, method), context.role())) {
            return model.anchors(context);
        }
    }

    private Anchors anchors(MethodContext context) {
        return Anchors.of(
                context,
                Math.toIntExact(matrix.info().rowElements()),
                id -> row(context.vocabulary().text(id)),
                piece -> row(piece.text()),
                directory.toString());
    }

    private Optional<float[]> row(String text) {
        Integer id = ids.get(text);
        if (id == null) {
            return Optional.empty();
        }
        int width = Math.toIntExact(matrix.info().rowElements());
        float[] row = new float[width];
        matrix.read((long) id * width, FloatBuffer.wrap(row));
        for (float value : row) {
            if (!Float.isFinite(value)) {
                throw new DataException(directory + ": row " + id + " of "
                        + matrix.info().name() + " holds NaN or infinity; copy or download the model again");
            }
        }
        return Optional.of(row);
    }

    @Override
    public void close() {
        checkpoint.close();
    }
}
