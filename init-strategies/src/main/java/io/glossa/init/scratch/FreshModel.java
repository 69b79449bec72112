package io.glossa.init.scratch;

import io.glossa.checkpoint.BlockTensor;
import io.glossa.checkpoint.Checkpoint;
import io.glossa.checkpoint.CheckpointWriter;
import io.glossa.checkpoint.DataType;
import io.glossa.checkpoint.ModelConfig;
import io.glossa.checkpoint.TensorInfo;
import io.glossa.checkpoint.TensorSource;
import io.glossa.vocab.Tokenizers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * The weights of a model before any training.
 *
 * <p><b>Formula.</b> Matrices and embeddings are drawn from {@code N(0, r^2)} with r the config's {@code initializer_range}, 0.02
 * by default; the projections that write into the residual stream ({@code o_proj}, {@code down_proj}) from {@code N(0, r^2 / 2L)}
 * with L the number of blocks, so that the stream's variance does not grow with depth. Norms begin at 1, biases at 0.
 *
 * <p><b>Determinism.</b> A number depends on seed, tensor and row alone, so the shape of one tensor changes nothing in another.
 * <b>Cost.</b> One row in memory.
 *
 * <p><b>Source.</b> The initialisation of Hugging Face Transformers; the scaling by depth is that of GPT-2 (Radford et al. 2019,
 * section 2.3).
 */
public final class FreshModel {
    private static final Set<String> RESIDUAL = Set.of("self_attn.o_proj.weight", "mlp.down_proj.weight");

    private FreshModel() {}

    /**
     * Writes {@code config.json} and the weights beside a tokenizer.
     *
     * @param directory holds the tokenizer already
     */
    public static void write(Path directory, ScratchSettings settings, long seed) {
        ModelConfig config = settings.configFor(Tokenizers.load(directory));
        CheckpointWriter.write(directory, config, tensors(config, seed));
    }

    /** The weights of a configuration, in float32. */
    static List<TensorSource> tensors(ModelConfig config, long seed) {
        return tensors(config, name -> DataType.F32, seed);
    }

    /**
     * The weights of a configuration.
     *
     * @param types in which float type each tensor is written, by name; what is drawn is a float, narrowed to it
     */
    public static List<TensorSource> tensors(ModelConfig config, Function<String, DataType> types, long seed) {
        double range = config.initializerRange();
        double residual = range / Math.sqrt(2.0 * config.layers());
        List<Long> vocabulary = List.of((long) config.vocabularySize(), (long) config.hiddenSize());
        List<TensorSource> tensors = new ArrayList<>();
        tensors.add(matrix(info(Checkpoint.EMBEDDINGS, types, vocabulary), range, seed));
        if (!config.tiedEmbeddings()) {
            tensors.add(matrix(info(Checkpoint.HEAD, types, vocabulary), range, seed));
        }
        for (int layer = 0; layer < config.layers(); layer++) {
            for (BlockTensor tensor : config.family().block(config)) {
                TensorInfo info = info("model.layers." + layer + "." + tensor.name(), types, tensor.shape());
                tensors.add(
                        switch (tensor.kind()) {
                            case MATRIX -> matrix(info, RESIDUAL.contains(tensor.name()) ? residual : range, seed);
                            case NORM -> constant(info, 1);
                            case BIAS -> constant(info, 0);
                        });
            }
        }
        tensors.add(constant(info("model.norm.weight", types, List.of((long) config.hiddenSize())), 1));
        return tensors;
    }

    private static TensorInfo info(String name, Function<String, DataType> types, List<Long> shape) {
        return new TensorInfo(name, types.apply(name), shape);
    }

    private static TensorSource matrix(TensorInfo info, double deviation, long seed) {
        return new GeneratedTensor(info, GeneratedTensor.normal(info.name(), deviation, seed));
    }

    private static TensorSource constant(TensorInfo info, float value) {
        return new GeneratedTensor(info, (row, values) -> Arrays.fill(values, value));
    }
}
