package io.glossa.train.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.glossa.checkpoint.Checkpoint;
import io.glossa.checkpoint.DataType;
import io.glossa.checkpoint.ModelConfig;
import io.glossa.checkpoint.StoredTensor;
import io.glossa.checkpoint.TensorSource;
import io.glossa.train.kernel.BlockWeights;
import io.glossa.train.kernel.Kernels;
import io.glossa.train.kernel.TorchMemory;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The weights of a decoder in memory, as leaves.
 *
 * <p>What trains is float32; what does not is held as {@link ModelOptions} says.
 */
public final class DecoderWeights {
    private static final String WEIGHT = ".weight";
    private final WeightLayout layout;
    private final Kernels kernels;
    private final Optional<LowRankAdapter> adapter;
    private final List<Leaf> leaves = new ArrayList<>();
    private final List<NDArray> embeddings;
    private final List<NDArray> head;
    private final NDArray finalNorm;
    private final List<BlockWeights> blocks = new ArrayList<>();

    private DecoderWeights(Checkpoint checkpoint, WeightLayout layout, Kernels kernels, ModelOptions options) {
        this.layout = layout;
        this.kernels = kernels;
        adapter = options.adapter().map(AdapterStart::form);
        WeightLoader loader = new WeightLoader(kernels);
        Map<LeafInfo, NDArray> factors = options.adapter()
                .map(start -> loader.adapter(start, layout.leaves()))
                .orElse(Map.of());
        for (LeafInfo info : layout.leaves()) {
            NDArray array = factors.get(info);
            if (array == null) {
                array = loader.read(info, checkpoint.tensor(info.source().name()), options.held(info));
            }
            leaves.add(new Leaf(info, array));
        }
        embeddings = arrays(EnumSet.of(LeafInfo.Part.BASE_EMBEDDINGS, LeafInfo.Part.NEW_EMBEDDINGS));
        head = layout.config().tiedEmbeddings()
                ? embeddings
                : arrays(EnumSet.of(LeafInfo.Part.BASE_HEAD, LeafInfo.Part.NEW_HEAD));
        finalNorm = leaves.stream()
                .filter(leaf ->
                        leaf.part() == LeafInfo.Part.NORM && leaf.info().block().isEmpty())
                .findFirst()
                .orElseThrow()
                .array();
        NDArray absent = kernels.allocate(DataType.F32, 0);
        NDManager host = kernels.manager().newSubManager(ai.djl.Device.cpu());
        double scale = adapter.map(LowRankAdapter::scale).orElse(0.0);
        NDArray adapterScale = TorchMemory.doubles(host, new double[] {scale}, 1);
        for (int block = 0; block < layout.config().layers(); block++) {
            blocks.add(BlockWeights.of(block(block), absent, adapterScale));
        }
    }

    /** Reads all weights. */
    static DecoderWeights load(Checkpoint checkpoint, Kernels kernels, ModelOptions options) {
        WeightLayout layout = WeightLayout.of(checkpoint, options.newRows());
        if (options.adapter().isPresent()) {
            layout = layout.with(options.adapter().get().form());
        }
        return new DecoderWeights(checkpoint, layout, kernels, options);
    }

    /** Every leaf, in the order of the forward pass. */
    public List<Leaf> leaves() {
        return List.copyOf(leaves);
    }

    /** The leaves that go by one of some names, in the order of the forward pass. */
    public List<Leaf> leaves(Set<String> names) {
        return leaves.stream().filter(leaf -> names.contains(leaf.name())).toList();
    }

    /** What the leaves are. */
    public WeightLayout layout() {
        return layout;
    }

    /** The adapter that is added to projections, if one is. */
    public Optional<LowRankAdapter> adapter() {
        return adapter;
    }

    /** The configuration they belong to. */
    public ModelConfig config() {
        return layout.config();
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

    List<BlockWeights> blocks() {
        return blocks;
    }

    /**
     * The whole tensors as a checkpoint stores them, without the adapter.
     *
     * @param start the checkpoint whose bytes are handed on for every row that was not trained
     * @param trained leaves that changed
     */
    public List<TensorSource> tensors(Checkpoint start, List<Leaf> trained) {
        Map<String, List<Leaf>> byTensor = new HashMap<>();
        trained.forEach(leaf -> byTensor.computeIfAbsent(leaf.info().source().name(), name -> new ArrayList<>())
                .add(leaf));
        List<TensorSource> tensors = new ArrayList<>();
        for (StoredTensor stored : start.tensors().values()) {
            List<Leaf> parts = byTensor.get(stored.info().name());
            tensors.add(parts == null ? stored : new TrainedTensor(stored, parts, kernels));
        }
        return tensors;
    }

    /**
     * The whole tensors as a checkpoint stores them, with the adapter added to the projections that it is for.
     *
     * @param start the checkpoint whose bytes are handed on for every row that was not trained
     * @param trained leaves that changed; the adapter's stand for those in memory
     */
    public List<TensorSource> merged(Checkpoint start, List<Leaf> trained) {
        Map<String, Leaf> current = new HashMap<>();
        leaves.forEach(leaf -> current.put(leaf.info().source().name(), leaf));
        trained.forEach(leaf -> current.put(leaf.info().source().name(), leaf));
        Set<LeafInfo> changed = trained.stream().map(Leaf::info).collect(Collectors.toSet());
        List<TensorSource> tensors = new ArrayList<>();
        for (TensorSource tensor : tensors(start, trained)) {
            String name = tensor.info().name();
            String module = name.endsWith(WEIGHT) ? name.substring(0, name.length() - WEIGHT.length()) : name;
            Leaf a = current.get(module + LowRankAdapter.A);
            if (a == null) {
                tensors.add(tensor);
            } else {
                Leaf matrix = current.get(name);
                tensors.add(new MergedTensor(
                        start.tensor(name),
                        Optional.of(matrix).filter(leaf -> changed.contains(leaf.info())),
                        a,
                        current.get(module + LowRankAdapter.B),
                        adapter.orElseThrow().scale(),
                        kernels));
            }
        }
        return tensors;
    }

    private List<NDArray> arrays(Set<LeafInfo.Part> parts) {
        return leaves.stream()
                .filter(leaf -> parts.contains(leaf.part()))
                .map(Leaf::array)
                .toList();
    }

    /** The weights of a block by the last two parts of their names. */
    private Map<String, NDArray> block(int block) {
        Map<String, NDArray> weights = new HashMap<>();
        for (Leaf leaf : leaves) {
            if (leaf.info().block().equals(OptionalInt.of(block))) {
                String[] path = leaf.name().split("\\.");
                weights.put(path[path.length - 2] + "." + path[path.length - 1], leaf.array());
            }
        }
        return weights;
    }
}
