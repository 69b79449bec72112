package io.glossa.train.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.glossa.checkpoint.Checkpoint;
import io.glossa.checkpoint.FloatTensor;
import io.glossa.checkpoint.ModelConfig;
import io.glossa.checkpoint.StoredTensor;
import io.glossa.checkpoint.TensorInfo;
import io.glossa.checkpoint.TensorSource;
import io.glossa.run.ConfigException;
import io.glossa.run.FormatException;
import io.glossa.train.kernel.TorchMemory;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The weights of a Llama-shaped model, as leaves in float32.
 *
 * <p><b>Errors.</b> {@link FormatException} when a tensor is missing or has another shape than config.json asks for, or when
 * the model has parts that are not computed here (biases).
 */
public final class LlamaWeights {
    private static final String FINAL_NORM = "model.norm.weight";

    private final ModelConfig config;
    private final int baseRows;
    private final List<Leaf> leaves = new ArrayList<>();
    private final List<NDArray> embeddings;
    private final List<NDArray> head;
    private final NDArray finalNorm;
    private final List<List<NDArray>> blocks = new ArrayList<>();

    private LlamaWeights(Checkpoint checkpoint, NDManager manager, int baseRows) {
        this.config = checkpoint.config();
        this.baseRows = baseRows;
        embeddings = rows(
                checkpoint.tensor(Checkpoint.EMBEDDINGS), manager, Leaf.Part.BASE_EMBEDDINGS, Leaf.Part.NEW_EMBEDDINGS);
        for (int i = 0; i < config.layers(); i++) {
            blocks.add(block(checkpoint, manager, "model.layers." + i + "."));
        }
        finalNorm = whole(checkpoint, manager, FINAL_NORM, Leaf.Part.NORM, config.hiddenSize());
        head = config.tiedEmbeddings()
                ? embeddings
                : rows(checkpoint.tensor(Checkpoint.HEAD), manager, Leaf.Part.BASE_HEAD, Leaf.Part.NEW_HEAD);
    }

    /**
     * Reads all weights.
     *
     * @param manager what the leaves belong to
     * @param baseRows how many rows of the embedding matrix the base model had; the rest are new
     */
    public static LlamaWeights load(Checkpoint checkpoint, NDManager manager, int baseRows) {
        ModelConfig config = checkpoint.config();
        if (config.attentionBias() || config.feedForwardBias()) {
            throw new FormatException(checkpoint.directory()
                    + ": config.json asks for biases (attention_bias or mlp_bias), which are not supported; choose a base"
                    + " of the Llama family without them");
        }
        if (baseRows < 1 || baseRows > config.vocabularySize()) {
            throw new ConfigException(checkpoint.directory() + ": " + baseRows + " base rows; expected 1 to "
                    + config.vocabularySize() + ", the rows of its embedding matrix");
        }
        return new LlamaWeights(checkpoint, manager, baseRows);
    }

    /** Every leaf, in the order of the forward pass. */
    public List<Leaf> leaves() {
        return List.copyOf(leaves);
    }

    /** Rows that the base model had. */
    public int baseRows() {
        return baseRows;
    }

    /** The configuration they belong to. */
    public ModelConfig config() {
        return config;
    }

    List<NDArray> embeddings() {
        return embeddings;
    }

    List<NDArray> head() {
        return head;
    }

    NDArray finalNorm() {
        return finalNorm;
    }

    List<List<NDArray>> blocks() {
        return blocks;
    }

    /**
     * The whole tensors as a checkpoint stores them, split matrices joined again.
     *
     * @param untouched the checkpoint whose bytes are handed on for every tensor that no trained leaf belongs to
     * @param trained names of the leaves that changed
     */
    public List<TensorSource> tensors(Checkpoint untouched, Set<String> trained) {
        Map<String, List<Leaf>> byTensor = new LinkedHashMap<>();
        leaves.forEach(leaf -> byTensor.computeIfAbsent(leaf.source().name(), name -> new ArrayList<>())
                .add(leaf));
        List<TensorSource> tensors = new ArrayList<>();
        for (StoredTensor stored : untouched.tensors().values()) {
            List<Leaf> parts = byTensor.getOrDefault(stored.info().name(), List.of());
            boolean changed = parts.stream().anyMatch(leaf -> trained.contains(leaf.name()));
            tensors.add(changed ? joined(stored.info(), parts) : stored);
        }
        return tensors;
    }

    private static TensorSource joined(TensorInfo info, List<Leaf> parts) {
        FloatBuffer values = FloatBuffer.allocate(Math.toIntExact(info.elements()));
        parts.forEach(leaf -> values.put(leaf.array().toFloatArray()));
        return new FloatTensor(info, values.flip());
    }

    private List<NDArray> block(Checkpoint checkpoint, NDManager manager, String prefix) {
        long hidden = config.hiddenSize();
        long queries = (long) config.attentionHeads() * config.headSize();
        long keys = (long) config.keyValueHeads() * config.headSize();
        long inner = config.intermediateSize();
        Leaf.Part matrix = Leaf.Part.BLOCK;
        return List.of(
                whole(checkpoint, manager, prefix + "input_layernorm.weight", Leaf.Part.NORM, hidden),
                whole(checkpoint, manager, prefix + "self_attn.q_proj.weight", matrix, queries, hidden),
                whole(checkpoint, manager, prefix + "self_attn.k_proj.weight", matrix, keys, hidden),
                whole(checkpoint, manager, prefix + "self_attn.v_proj.weight", matrix, keys, hidden),
                whole(checkpoint, manager, prefix + "self_attn.o_proj.weight", matrix, hidden, queries),
                whole(checkpoint, manager, prefix + "post_attention_layernorm.weight", Leaf.Part.NORM, hidden),
                whole(checkpoint, manager, prefix + "mlp.gate_proj.weight", matrix, inner, hidden),
                whole(checkpoint, manager, prefix + "mlp.up_proj.weight", matrix, inner, hidden),
                whole(checkpoint, manager, prefix + "mlp.down_proj.weight", matrix, hidden, inner));
    }

    private NDArray whole(Checkpoint checkpoint, NDManager manager, String name, Leaf.Part part, long... shape) {
        StoredTensor tensor = checkpoint.tensor(name);
        List<Long> expected = Arrays.stream(shape).boxed().toList();
        if (!tensor.info().shape().equals(expected)) {
            throw new FormatException(checkpoint.directory() + ": tensor '" + name + "' has the shape "
                    + tensor.info().shape() + "; config.json asks for " + expected
                    + ": use the config.json that was saved with these weights");
        }
        NDArray array = TorchMemory.floats(manager, tensor.floats(), shape);
        leaves.add(new Leaf(name, part, tensor.info(), 0, array));
        return array;
    }

    private List<NDArray> rows(StoredTensor tensor, NDManager manager, Leaf.Part base, Leaf.Part added) {
        int all = config.vocabularySize();
        if (baseRows == all) {
            return List.of(rows(tensor, manager, base, 0, all));
        }
        return List.of(rows(tensor, manager, base, 0, baseRows), rows(tensor, manager, added, baseRows, all));
    }

    private NDArray rows(StoredTensor tensor, NDManager manager, Leaf.Part part, int from, int to) {
        int width = config.hiddenSize();
        float[] values = new float[Math.multiplyExact(to - from, width)];
        tensor.read((long) from * width, FloatBuffer.wrap(values));
        NDArray array = TorchMemory.floats(manager, values, to - from, width);
        String name = tensor.info().name() + "[" + from + ":" + to + "]";
        leaves.add(new Leaf(name, part, tensor.info(), from, array));
        return array;
    }
}
