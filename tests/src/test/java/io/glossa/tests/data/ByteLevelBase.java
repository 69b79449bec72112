package io.glossa.tests.data;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.glossa.checkpoint.Checkpoint;
import io.glossa.checkpoint.CheckpointWriter;
import io.glossa.checkpoint.DataType;
import io.glossa.checkpoint.FloatTensor;
import io.glossa.checkpoint.TensorInfo;
import io.glossa.checkpoint.TensorSource;
import io.glossa.run.Json;
import io.glossa.vocab.Tokenizers;
import io.glossa.vocab.bytelevel.ByteAlphabet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A tiny base model with a byte-level tokenizer: the layers of stories260k under random embeddings, with padding rows behind
 * the last token, as Qwen has them.
 */
public final class ByteLevelBase {
    private static final int PADDING_ROWS = 11;

    private ByteLevelBase() {}

    /** A model directory with the files of a tokenizer from another folder. */
    public static Path write(Path folder, Path tokenizerFiles) throws IOException {
        Files.createDirectories(folder);
        try (Stream<Path> files = Files.list(tokenizerFiles)) {
            for (Path file : files.toList()) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
        }
        writeModel(folder);
        return folder;
    }

    /** A model directory with a tokenizer of the bytes and a few English merges, which needs no other file. */
    public static Path write(Path folder) throws IOException {
        Files.createDirectories(folder);
        Json.write(folder.resolve("tokenizer.json"), smallTokenizer());
        writeModel(folder);
        return folder;
    }

    private static ObjectNode smallTokenizer() {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        ObjectNode bpe = tree.putObject("model").put("type", "BPE");
        ObjectNode vocabulary = bpe.putObject("vocab");
        for (int value = 0; value < 256; value++) {
            vocabulary.put(String.valueOf(ByteAlphabet.letter(value)), value);
        }
        ArrayNode merges = bpe.putArray("merges");
        for (String merge : List.of("Ġ t", "h e", "Ġt he", "i n", "Ġ a")) {
            merges.add(merge);
            vocabulary.put(merge.replace(" ", ""), vocabulary.size());
        }
        tree.putArray("added_tokens")
                .addObject()
                .put("id", vocabulary.size())
                .put("content", "<|endoftext|>")
                .put("single_word", false)
                .put("lstrip", false)
                .put("rstrip", false)
                .put("normalized", false)
                .put("special", true);
        for (String part : List.of("pre_tokenizer", "decoder")) {
            tree.putObject(part)
                    .put("type", "ByteLevel")
                    .put("add_prefix_space", false)
                    .put("trim_offsets", true);
        }
        return tree;
    }

    private static void writeModel(Path folder) {
        int rows = Tokenizers.load(folder).size() + PADDING_ROWS;
        Path body = Path.of(System.getProperty("glossa.root"), "tests/data/models/stories260k");
        try (Checkpoint checkpoint = Checkpoint.open(body)) {
            SortedMap<String, TensorSource> tensors = new TreeMap<>(checkpoint.tensors());
            int width = checkpoint.config().hiddenSize();
            float[] values = new float[rows * width];
            Random random = new Random(20261124);
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) (0.1 * random.nextGaussian());
            }
            TensorInfo info = TensorInfo.matrix(Checkpoint.EMBEDDINGS, DataType.F32, rows, width);
            tensors.put(Checkpoint.EMBEDDINGS, FloatTensor.of(info, values));
            CheckpointWriter.write(folder, checkpoint.config().withVocabularySize(rows), tensors.values());
        }
    }
}
