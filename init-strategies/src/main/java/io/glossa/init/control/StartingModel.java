package io.glossa.init.control;

import io.glossa.checkpoint.BlockTensor;
import io.glossa.checkpoint.Checkpoint;
import io.glossa.checkpoint.DataType;
import io.glossa.checkpoint.ModelConfig;
import io.glossa.checkpoint.TensorSource;
import io.glossa.init.scratch.FreshModel;
import io.glossa.run.ConfigException;
import io.glossa.run.FormatException;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The model that new rows are put into: the base, or a control made of it.
 *
 * <p>Both changes together are made one after the other: permuted blocks are copied as they then are, and random weights are
 * those of the larger model, whose added blocks are drawn as well.
 *
 * <p><b>Determinism.</b> The same base and settings give the same bytes. <b>Cost.</b> None until a tensor is written; then that of
 * {@link PermutedTensor} or one row.
 *
 * @param weights whose they are
 * @param identityBlocks blocks added that change nothing at first, 0 or more
 * @param seed of everything that is drawn
 */
public record StartingModel(StartingWeights weights, int identityBlocks, long seed) {
    public StartingModel {
        if (identityBlocks < 0) {
            throw new ConfigException("identity-blocks: " + identityBlocks + "; expected 0 or more");
        }
    }

    /** The base as it is. */
    public static StartingModel base() {
        return new StartingModel(StartingWeights.BASE, 0, 0);
    }

    /** Whether every tensor is drawn, so that no row is made of others. */
    public boolean drawn() {
        return weights == StartingWeights.RANDOM;
    }

    /** Its configuration. */
    public ModelConfig config(ModelConfig base) {
        return blocks(base).config(base);
    }

    /**
     * Its tensors by name. The vocabulary matrices are the base's, with its rows, unless they are drawn.
     *
     * <p><b>Errors.</b> {@link FormatException} for a base that lacks a tensor of its family, or holds it in a type that no number
     * can be drawn in.
     *
     * @param rows of the vocabulary matrices, where they are drawn
     */
    public SortedMap<String, TensorSource> tensors(Checkpoint base, int rows) {
        SortedMap<String, TensorSource> tensors = new TreeMap<>(base.tensors());
        if (weights == StartingWeights.PERMUTED_BLOCKS) {
            permute(base, tensors);
        }
        tensors = blocks(base.config()).stack(tensors);
        if (drawn()) {
            draw(base, rows, tensors);
        }
        return tensors;
    }

    private void permute(Checkpoint base, SortedMap<String, TensorSource> tensors) {
        ModelConfig config = base.config();
        for (int layer = 0; layer < config.layers(); layer++) {
            for (BlockTensor tensor : config.family().block(config)) {
                if (tensor.kind() != BlockTensor.Kind.NORM) {
                    String name = IdentityBlocks.PREFIX + layer + "." + tensor.name();
                    tensors.put(name, new PermutedTensor(base.tensor(name), seed));
                }
            }
        }
    }

    /** What the family does not know, such as a table of angles that old exporters wrote, is no weight and stays. */
    private void draw(Checkpoint base, int rows, SortedMap<String, TensorSource> tensors) {
        ModelConfig config = config(base.config()).withVocabularySize(rows);
        for (TensorSource drawn : FreshModel.tensors(config, name -> typeOf(base, name, tensors), seed)) {
            tensors.put(drawn.info().name(), drawn);
        }
    }

    private static DataType typeOf(Checkpoint base, String name, SortedMap<String, TensorSource> tensors) {
        TensorSource stored = tensors.containsKey(name) ? tensors.get(name) : base.tensor(name);
        DataType type = stored.info().type();
        if (!type.isFloat()) {
            throw new FormatException(base.directory() + ": tensor '" + name + "' has type " + type
                    + "; random weights are drawn in F32, F16 or BF16: use the unquantised checkpoint");
        }
        return type;
    }

    private IdentityBlocks blocks(ModelConfig base) {
        return new IdentityBlocks(base.layers(), identityBlocks);
    }
}
