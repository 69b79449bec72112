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
import java.util.List;
import java.util.Set;

/**
 * The weights of a model before any training, in float32.
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

    /** The weights of a configuration. */
    static List<TensorSource> tensors(ModelConfig config, long seed) {
        double range = config.initializerRange();
        double residual = range / Math.sqrt(2.0 * config.layers());
        List<Long> vocabulary = List.of((long) config.vocabularySize(), (long) config.hiddenSize());
        List<TensorSource> tensors = new ArrayList<>();
        tensors.add(matrix(Checkpoint.EMBEDDINGS, vocabulary, range, seed));
        if (!config.tiedEmbeddings()) {
            tensors.add(matrix(Checkpoint.HEAD, vocabulary, range, seed));
        }
        for (int layer = 0; layer < config.layers(); layer++) {
            for (BlockTensor tensor : config.family().block(config)) {
                String name = "model.layers." + layer + "." + tensor.name();
                tensors.add(
                        switch (tensor.kind()) {
                            case MATRIX ->
                                matrix(name, tensor.shape(), RESIDUAL.contains(tensor.name()) ? residual : range, seed);
                            case NORM -> constant(name, tensor.shape(), 1);
                            case BIAS -> constant(name, tensor.shape(), 0);
                        });
            }
        }
        tensors.add(constant("model.norm.weight", List.of((long) config.hiddenSize()), 1));
        return tensors;
    }

    private static TensorSource matrix(String name, List<Long> shape, double deviation, long seed) {
        return new GeneratedTensor(
                new TensorInfo(name, DataType.F32, shape), GeneratedTensor.normal(name, deviation, seed));
    }

    private static TensorSource constant(String name, List<Long> shape, float value) {
        return new GeneratedTensor(
                new TensorInfo(name, DataType.F32, shape), (row, values) -> java.util.Arrays.fill(values, value));
    }
}
