package io.glossa.train.model;

import io.glossa.checkpoint.BlockTensor;
import io.glossa.checkpoint.Checkpoint;
import io.glossa.checkpoint.DataType;
import io.glossa.checkpoint.ModelConfig;
import io.glossa.checkpoint.NewRows;
import io.glossa.checkpoint.TensorInfo;
import io.glossa.run.ConfigException;
import io.glossa.run.FormatException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * The leaves of a model, known before a single weight is read.
 *
 * @param config the model
 * @param newRows rows of the vocabulary matrices that the base model did not have
 * @param leaves in the order of the forward pass
 */
public record WeightLayout(ModelConfig config, NewRows newRows, List<LeafInfo> leaves) {
    private static final String FINAL_NORM = "model.norm.weight";

    public WeightLayout {
        leaves = List.copyOf(leaves);
    }

    /**
     * The layout of a checkpoint.
     *
     * <p><b>Errors.</b> {@link FormatException} when a tensor is missing, of another shape than config.json asks for, or none
     * that Glossa can compute with; {@link ConfigException} for new rows that it does not have.
     */
    public static WeightLayout of(Checkpoint checkpoint, NewRows newRows) {
        int rows = checkpoint.config().vocabularySize();
        if (newRows.end() > rows) {
            throw new ConfigException(checkpoint.directory() + ": row " + (newRows.end() - 1)
                    + " is said to be new, but its embedding matrix has " + rows + " rows");
        }
        if (newRows.count() == rows) {
            throw new ConfigException(checkpoint.directory() + ": all " + rows
                    + " rows are said to be new; expected some that the base model had");
        }
        return of(checkpoint.config(), newRows, info -> {
            TensorInfo stored = checkpoint.tensor(info.name()).info();
            if (!stored.shape().equals(info.shape())) {
                throw new FormatException(checkpoint.directory() + ": tensor '" + info.name() + "' has the shape "
                        + stored.shape() + "; config.json asks for " + info.shape()
                        + ": use the config.json that was saved with these weights");
            }
            if (!stored.type().isFloat()) {
                throw new FormatException(checkpoint.directory() + ": tensor '" + info.name() + "' has the type "
                        + stored.type() + "; F32, F16 and BF16 can be trained, use the unquantised checkpoint");
            }
            return stored;
        });
    }

    /** The layout of a model that is not there, its weights stored in one type. */
    public static WeightLayout of(ModelConfig config, NewRows newRows, DataType type) {
        return of(config, newRows, info -> new TensorInfo(info.name(), type, info.shape()));
    }

    /** The same with the leaves of an adapter, each behind those of its block. */
    public WeightLayout with(LowRankAdapter adapter) {
        List<LeafInfo> all = new ArrayList<>();
        int reached = 0;
        for (LeafInfo leaf : leaves) {
            boolean behind =
                    leaf.part() != LeafInfo.Part.BASE_EMBEDDINGS && leaf.part() != LeafInfo.Part.NEW_EMBEDDINGS;
            int block = leaf.block().orElse(behind ? config.layers() : 0);
            while (reached < block) {
                all.addAll(adapter.leaves(config, reached++));
            }
            all.add(leaf);
        }
        return new WeightLayout(config, newRows, all);
    }

    private static WeightLayout of(ModelConfig config, NewRows newRows, Function<TensorInfo, TensorInfo> stored) {
        List<LeafInfo> leaves = new ArrayList<>();
        TensorInfo embeddings = stored.apply(matrix(config, Checkpoint.EMBEDDINGS));
        split(leaves, embeddings, newRows, LeafInfo.Part.BASE_EMBEDDINGS, LeafInfo.Part.NEW_EMBEDDINGS);
        List<BlockTensor> block = config.family().block(config);
        for (int i = 0; i < config.layers(); i++) {
            for (BlockTensor tensor : block) {
                TensorInfo info = new TensorInfo(prefix(i) + tensor.name(), DataType.F32, tensor.shape());
                leaves.add(whole(stored.apply(info), part(tensor.kind()), OptionalInt.of(i)));
            }
        }
        TensorInfo norm = new TensorInfo(FINAL_NORM, DataType.F32, List.of((long) config.hiddenSize()));
        leaves.add(whole(stored.apply(norm), LeafInfo.Part.NORM, OptionalInt.empty()));
        if (!config.tiedEmbeddings()) {
            TensorInfo head = stored.apply(matrix(config, Checkpoint.HEAD));
            split(leaves, head, newRows, LeafInfo.Part.BASE_HEAD, LeafInfo.Part.NEW_HEAD);
        }
        return new WeightLayout(config, newRows, leaves);
    }

    /** What the names of a block's tensors begin with. */
    static String prefix(int block) {
        return "model.layers." + block + ".";
    }

    private static LeafInfo.Part part(BlockTensor.Kind kind) {
        return switch (kind) {
            case MATRIX -> LeafInfo.Part.BLOCK;
            case BIAS -> LeafInfo.Part.BIAS;
            case NORM -> LeafInfo.Part.NORM;
        };
    }

    private static TensorInfo matrix(ModelConfig config, String name) {
        return TensorInfo.matrix(name, DataType.F32, config.vocabularySize(), config.hiddenSize());
    }

    private static LeafInfo whole(TensorInfo info, LeafInfo.Part part, OptionalInt block) {
        int rows = Math.toIntExact(info.shape().get(0));
        return new LeafInfo(info.name(), part, block, info, List.of(new NewRows.Range(0, rows)));
    }

    private static void split(
            List<LeafInfo> leaves, TensorInfo info, NewRows newRows, LeafInfo.Part base, LeafInfo.Part added) {
        if (newRows.count() == 0) {
            leaves.add(whole(info, base, OptionalInt.empty()));
            return;
        }
        int rows = Math.toIntExact(info.shape().get(0));
        leaves.add(new LeafInfo(info.name() + "[base]", base, OptionalInt.empty(), info, newRows.others(rows)));
        leaves.add(new LeafInfo(info.name() + "[new]", added, OptionalInt.empty(), info, newRows.ranges()));
    }
}
