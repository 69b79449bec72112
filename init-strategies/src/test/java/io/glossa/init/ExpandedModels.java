package io.glossa.init;

import com.fasterxml.jackson.databind.node.BooleanNode;
import io.glossa.checkpoint.Checkpoint;
import io.glossa.checkpoint.CheckpointWriter;
import io.glossa.checkpoint.DataType;
import io.glossa.checkpoint.FloatTensor;
import io.glossa.checkpoint.StoredTensor;
import io.glossa.checkpoint.TensorInfo;
import io.glossa.checkpoint.TensorSource;
import io.glossa.checkpoint.TestModels;
import io.glossa.vocab.Tokenizers;
import io.glossa.vocab.sentencepiece.Piece;
import io.glossa.vocab.sentencepiece.SentencePieceModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Small real inputs of the initialisation: the English base and expansions of its tokenizer. */
final class ExpandedModels {
    private ExpandedModels() {}

    /** Writes a vocabulary directory: the base's tokenizer and further pieces with falling scores. */
    static Path vocabulary(Path directory, String... pieces) {
        SentencePieceModel base =
                SentencePieceModel.read(TestModels.stories260k().resolve(Tokenizers.MODEL_FILE));
        List<Piece> added = new ArrayList<>();
        for (String piece : pieces) {
            added.add(Piece.normal(piece, -1000 - added.size()));
        }
        try {
            Files.createDirectories(directory);
            Files.write(
                    directory.resolve("tokenizer.model"),
                    base.withAddedPieces(added).toBytes());
            Files.writeString(directory.resolve("tokenizer_config.json"), "{}\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return directory;
    }

    /** Puts another piece at an id of a vocabulary directory. */
    static void replace(Path directory, int id, String piece) throws IOException {
        Path file = directory.resolve(Tokenizers.MODEL_FILE);
        SentencePieceModel model = SentencePieceModel.read(file);
        Files.write(
                file, model.withPiecesAt(Map.of(id, Piece.normal(piece, -2000))).toBytes());
    }

    /** Writes a variant of the base with an untied head (the embeddings times -3, reversed) and BF16 matrices. */
    static Path untiedBfloat16(Path directory) {
        try (Checkpoint base = Checkpoint.open(TestModels.stories260k())) {
            List<TensorSource> tensors = new ArrayList<>();
            for (StoredTensor tensor : base.tensors().values()) {
                TensorInfo info = tensor.info();
                tensors.add(FloatTensor.of(new TensorInfo(info.name(), DataType.BF16, info.shape()), tensor.floats()));
            }
            float[] embeddings = base.tensor(Checkpoint.EMBEDDINGS).floats();
            float[] head = new float[embeddings.length];
            for (int i = 0; i < head.length; i++) {
                head[i] = -3 * embeddings[head.length - 1 - i];
            }
            tensors.add(FloatTensor.of(TensorInfo.matrix(Checkpoint.HEAD, DataType.BF16, 512, 64), head));
            Files.createDirectories(directory);
            CheckpointWriter.write(directory, base.config().with("tie_word_embeddings", BooleanNode.FALSE), tensors);
            Files.copy(TestModels.stories260k().resolve(Tokenizers.MODEL_FILE), directory.resolve("tokenizer.model"));
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
