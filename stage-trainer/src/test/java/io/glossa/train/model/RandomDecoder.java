package io.glossa.train.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.glossa.checkpoint.CheckpointWriter;
import io.glossa.checkpoint.DataType;
import io.glossa.checkpoint.FloatTensor;
import io.glossa.checkpoint.ModelConfig;
import io.glossa.checkpoint.NewRows;
import io.glossa.checkpoint.TensorInfo;
import io.glossa.checkpoint.TensorSource;
import io.glossa.run.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Small models of every family with random weights. */
final class RandomDecoder {
    /** Shape of all: three blocks, four heads of which two pairs share keys, a context of 48. */
    private static final String SHAPE = "\"vocab_size\": 41, \"hidden_size\": 24, \"intermediate_size\": 40,"
            + " \"num_hidden_layers\": 3, \"num_attention_heads\": 4, \"num_key_value_heads\": 2,"
            + " \"max_position_embeddings\": 48";

    private RandomDecoder() {}

    /** Writes a model whose configuration has the given keys beside the shape. */
    static Path write(Path directory, String keys, DataType type, long seed) {
        try {
            ModelConfig config = ModelConfig.of(Json.mapper().readTree("{" + SHAPE + ", " + keys + "}"), "keys");
            Random random = new Random(seed);
            List<TensorSource> tensors = new ArrayList<>();
            for (LeafInfo leaf : WeightLayout.of(config, NewRows.none(), type).leaves()) {
                TensorInfo info = leaf.source();
                float[] values = new float[(int) info.elements()];
                boolean norm = leaf.part() == LeafInfo.Part.NORM;
                for (int i = 0; i < values.length; i++) {
                    values[i] = (float) (norm ? 1 + 0.3 * random.nextGaussian() : 0.25 * random.nextGaussian());
                }
                tensors.add(FloatTensor.of(info, values));
            }
            Files.createDirectories(directory);
            CheckpointWriter.write(directory, config, tensors);
            return directory;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
