package io.glossa.train.model;

import io.glossa.checkpoint.DataType;
import io.glossa.checkpoint.NewRows;
import io.glossa.train.Device;
import io.glossa.train.kernel.ComputeType;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How a model is held in memory and computed.
 *
 * @param device where
 * @param threads of the processor
 * @param newRows rows of the vocabulary matrices that the base model did not have
 * @param trained names of the leaves that will train, held as float32
 * @param compute type of the activations
 * @param frozenAsStored whether the others keep the checkpoint's type, which saves memory and costs a conversion at each use
 * @param recomputes whether going backward computes each block anew instead of keeping what it made
 * @param adapter added to projections, if one is
 */
public record ModelOptions(
        Device device,
        int threads,
        NewRows newRows,
        Set<String> trained,
        ComputeType compute,
        boolean frozenAsStored,
        boolean recomputes,
        Optional<AdapterStart> adapter) {
    public ModelOptions {
        trained = Set.copyOf(trained);
    }

    /** For asking a model, in float32. */
    public static ModelOptions reading(Device device, int threads) {
        return new ModelOptions(
                device, threads, NewRows.none(), Set.of(), ComputeType.FLOAT32, false, false, Optional.empty());
    }

    /** For training some leaves of a model, in float32. */
    public static ModelOptions training(Device device, int threads, NewRows newRows, List<LeafInfo> trained) {
        return new ModelOptions(
                device,
                threads,
                newRows,
                trained.stream().map(LeafInfo::name).collect(Collectors.toSet()),
                ComputeType.FLOAT32,
                true,
                false,
                Optional.empty());
    }

    /**
     * The type that a leaf is held in.
     *
     * <p>A frozen one that is narrower than the computation's type is converted at each use. Where blocks are kept for going backward,
     * the conversions would be kept with them: it is then held converted, which takes less.
     */
    public DataType held(LeafInfo leaf) {
        boolean widened =
                trained.contains(leaf.name()) || !frozenAsStored || (compute == ComputeType.FLOAT32 && !recomputes);
        return widened ? DataType.F32 : leaf.source().type();
    }

    /** The same with activations of another type, and with or without recomputing blocks. */
    public ModelOptions computing(ComputeType type, boolean again) {
        return new ModelOptions(device, threads, newRows, trained, type, frozenAsStored, again, adapter);
    }

    /** The same with an adapter. */
    public ModelOptions withAdapter(Optional<AdapterStart> start) {
        return new ModelOptions(device, threads, newRows, trained, compute, frozenAsStored, recomputes, start);
    }
}
