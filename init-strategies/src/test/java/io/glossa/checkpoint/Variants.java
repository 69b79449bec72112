package io.glossa.checkpoint;

import com.fasterxml.jackson.databind.JsonNode;
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
import java.util.Random;

/** Models of the shape of the small English one, with other numbers, types and rows. */
public final class Variants {
    private static final int BASE_ROWS = 512;

    private Variants() {}

    /**
     * Writes a model whose every number is the base's plus seeded noise of standard deviation {@code noise}.
     *
     * @param added pieces behind those of the base, with random rows
     */
    public static Path write(Path directory, long seed, double noise, DataType type, String... added) {
        return write(directory, seed, noise, type, Map.of(), added);
    }

    /** The same with keys of config.json changed. */
    public static Path write(
            Path directory, long seed, double noise, DataType type, Map<String, JsonNode> keys, String... added) {
        Random random = new Random(seed);
        try (Checkpoint base = Checkpoint.open(TestModels.stories260k())) {
            Files.createDirectories(directory);
            List<TensorSource> tensors = new ArrayList<>();
            for (StoredTensor tensor : base.tensors().values()) {
                boolean vocabulary = tensor.info().name().equals(Checkpoint.EMBEDDINGS);
                tensors.add(noisy(tensor, random, noise, type, vocabulary ? added.length : 0));
            }
            ModelConfig config = base.config().withVocabularySize(BASE_ROWS + added.length);
            for (Map.Entry<String, JsonNode> key : keys.entrySet()) {
                config = config.with(key.getKey(), key.getValue());
            }
            CheckpointWriter.write(directory, config, tensors);
            writeTokenizer(directory, added);
            Files.writeString(directory.resolve("chat_template.jinja"), "{{ seed " + seed + " }}");
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FloatTensor noisy(StoredTensor tensor, Random random, double noise, DataType type, int moreRows) {
        float[] values = tensor.floats();
        int width = (int) tensor.info().rowElements();
        float[] all = new float[values.length + moreRows * width];
        for (int i = 0; i < all.length; i++) {
            float kept = i < values.length ? values[i] : 0;
            all[i] = (float)
                    (kept + (noise == 0 && i < values.length ? 0 : random.nextGaussian() * Math.max(noise, 0.1)));
        }
        List<Long> shape = new ArrayList<>(tensor.info().shape());
        shape.set(0, shape.get(0) + moreRows);
        return FloatTensor.of(new TensorInfo(tensor.info().name(), type, shape), all);
    }

    private static void writeTokenizer(Path directory, String... added) throws IOException {
        SentencePieceModel base =
                SentencePieceModel.read(TestModels.stories260k().resolve(Tokenizers.MODEL_FILE));
        List<Piece> pieces = new ArrayList<>();
        for (String piece : added) {
            pieces.add(Piece.normal(piece, -1000 - pieces.size()));
        }
        Files.write(
                directory.resolve(Tokenizers.MODEL_FILE),
                base.withAddedPieces(pieces).toBytes());
    }
}
