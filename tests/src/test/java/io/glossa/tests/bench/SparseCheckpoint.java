package io.glossa.tests.bench;

import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import io.glossa.checkpoint.Checkpoint;
import io.glossa.checkpoint.CheckpointWriter;
import io.glossa.checkpoint.DataType;
import io.glossa.checkpoint.ElementWriter;
import io.glossa.checkpoint.ModelConfig;
import io.glossa.checkpoint.TensorInfo;
import io.glossa.checkpoint.TensorSource;
import io.glossa.vocab.Tokenizers;
import io.glossa.vocab.sentencepiece.Piece;
import io.glossa.vocab.sentencepiece.SentencePieceModel;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A checkpoint of the shape of Llama 2 7B whose blocks are holes in their files: they take no space, and read as zeros. Its two vocabulary
 * matrices hold random numbers; its tokenizer is that of the small English model with made-up words behind it.
 *
 * @param blocks transformer blocks, 32 of them in the model
 */
record SparseCheckpoint(int blocks) {
    private static final int BASE_PIECES = 32_000;
    private static final int EXPANDED_PIECES = 64_000;
    private static final int HIDDEN = 4_096;
    private static final int INTERMEDIATE = 11_008;
    private static final int SYLLABLES = 11_172;

    /** Writes the model with its tokenizer. */
    void write(Path directory) throws IOException {
        Files.createDirectories(directory);
        List<TensorSource> tensors = new ArrayList<>();
        tensors.add(new RandomMatrix(TensorInfo.matrix(Checkpoint.EMBEDDINGS, DataType.BF16, BASE_PIECES, HIDDEN), 1));
        tensors.add(new RandomMatrix(TensorInfo.matrix(Checkpoint.HEAD, DataType.BF16, BASE_PIECES, HIDDEN), 2));
        tensors.add(new Hole(new TensorInfo("model.norm.weight", DataType.BF16, List.of((long) HIDDEN))));
        for (int block = 0; block < blocks; block++) {
            String prefix = "model.layers." + block + ".";
            for (String name :
                    List.of("self_attn.q_proj", "self_attn.k_proj", "self_attn.v_proj", "self_attn.o_proj")) {
                tensors.add(hole(prefix + name, HIDDEN, HIDDEN));
            }
            tensors.add(hole(prefix + "mlp.gate_proj", INTERMEDIATE, HIDDEN));
            tensors.add(hole(prefix + "mlp.up_proj", INTERMEDIATE, HIDDEN));
            tensors.add(hole(prefix + "mlp.down_proj", HIDDEN, INTERMEDIATE));
            for (String name : List.of("input_layernorm", "post_attention_layernorm")) {
                tensors.add(new Hole(new TensorInfo(prefix + name + ".weight", DataType.BF16, List.of((long) HIDDEN))));
            }
        }
        CheckpointWriter.write(directory, config(), tensors);
        Files.write(
                directory.resolve(Tokenizers.MODEL_FILE), tokenizer(BASE_PIECES).toBytes());
    }

    /** Writes the tokenizer with twice as many pieces. */
    void writeVocabulary(Path directory) throws IOException {
        Files.createDirectories(directory);
        Files.write(
                directory.resolve(Tokenizers.MODEL_FILE),
                tokenizer(EXPANDED_PIECES).toBytes());
    }

    private ModelConfig config() {
        return ModelConfig.read(small())
                .withVocabularySize(BASE_PIECES)
                .with("hidden_size", IntNode.valueOf(HIDDEN))
                .with("intermediate_size", IntNode.valueOf(INTERMEDIATE))
                .with("num_hidden_layers", IntNode.valueOf(blocks))
                .with("num_attention_heads", IntNode.valueOf(32))
                .with("num_key_value_heads", IntNode.valueOf(32))
                .with("head_dim", IntNode.valueOf(128))
                .with("tie_word_embeddings", BooleanNode.FALSE);
    }

    /** Behind the real pieces words of English letters up to the base's size, then syllables of Korean and pairs of them. */
    private static SentencePieceModel tokenizer(int size) {
        SentencePieceModel model = SentencePieceModel.read(small().resolve(Tokenizers.MODEL_FILE));
        List<Piece> pieces = new ArrayList<>();
        for (int i = 0; model.size() + pieces.size() < Math.min(size, BASE_PIECES); i++) {
            StringBuilder word = new StringBuilder("q");
            for (int rest = i; rest > 0 || word.length() < 4; rest /= 26) {
                word.append((char) ('a' + rest % 26));
            }
            pieces.add(Piece.normal(word.toString(), -1000 - pieces.size()));
        }
        for (int i = 0; model.size() + pieces.size() < size; i++) {
            String first = Character.toString('\uAC00' + i % SYLLABLES);
            pieces.add(Piece.normal(
                    i < SYLLABLES ? first : first + (char) ('\uAC00' + i / SYLLABLES), -1000 - pieces.size()));
        }
        return model.withAddedPieces(pieces);
    }

    private static Path small() {
        return Path.of(System.getProperty("glossa.root"), "tests/data/models/stories260k");
    }

    private static Hole hole(String name, int rows, int columns) {
        return new Hole(TensorInfo.matrix(name + ".weight", DataType.BF16, rows, columns));
    }

    /** Nothing but the last byte is written. */
    private record Hole(TensorInfo info) implements TensorSource {
        @Override
        public void writeTo(WritableByteChannel out) throws IOException {
            FileChannel file = (FileChannel) out;
            file.position(file.position() + info.bytes() - 1);
            file.write(ByteBuffer.allocate(1));
        }
    }

    /** Normal numbers as a trained embedding has them. */
    private record RandomMatrix(TensorInfo info, long seed) implements TensorSource {
        @Override
        public void writeTo(WritableByteChannel out) throws IOException {
            Random random = new Random(seed);
            ElementWriter writer = new ElementWriter(info, out);
            double[] row = new double[Math.toIntExact(info.rowElements())];
            for (long i = 0; i < info.shape().get(0); i++) {
                for (int j = 0; j < row.length; j++) {
                    row[j] = 0.02 * random.nextGaussian();
                }
                writer.write(i * row.length, row, row.length);
            }
        }
    }
}
