package io.glossa.train.stage;

import io.glossa.checkpoint.Checkpoint;
import io.glossa.train.model.AdapterFiles;
import io.glossa.train.model.DecoderModel;
import io.glossa.train.model.Leaf;
import io.glossa.train.model.LeafInfo;
import io.glossa.train.model.LowRankAdapter;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a stage that ran to its end writes: its model, and beside it the adapter with the model beneath it, the model of the running
 * average, the optimiser's state, as far as the plan asks for them.
 *
 * @param directory of the stage
 * @param source the model it began with
 */
record StageOutput(Path directory, Checkpoint source, DecoderModel model, Optimizer optimizer, StageHandover handover) {
    /** Writes all of it. */
    void write() {
        List<Leaf> trained = optimizer.leaves();
        write(StageRun.MODEL_DIRECTORY, trained, true);
        handover.adapter().filter(form -> handover.keepsAdapter()).ifPresent(form -> {
            write(StageRun.BENEATH_DIRECTORY, trained, false);
            AdapterFiles.write(
                    directory.resolve(StageRun.ADAPTER_DIRECTORY),
                    form,
                    model.weights().leaves(),
                    model.kernels());
        });
        if (!optimizer.averages().isEmpty() && !handover.stage().emaAsResult()) {
            write(StageRun.AVERAGE_DIRECTORY, optimizer.averages(), true);
        }
        if (handover.givesOptimizer()) {
            OptimizerFile.write(directory.resolve(StageRun.OPTIMIZER_FILE), optimizer);
        }
    }

    private void write(String name, List<Leaf> trained, boolean merged) {
        FinishedModel.write(
                directory.resolve(name),
                source.directory(),
                source.config(),
                merged
                        ? model.weights().merged(source, trained)
                        : model.weights().tensors(source, trained));
    }

    /** The leaves that did not train. */
    List<Leaf> frozen() {
        Set<String> trained = optimizer.leaves().stream().map(Leaf::name).collect(Collectors.toSet());
        return model.weights().leaves().stream()
                .filter(leaf -> !trained.contains(leaf.name()))
                .toList();
    }

    /** Whether all that did not train is in memory and in the files written as the stage found it. */
    boolean frozenIsUnchanged() {
        List<Leaf> matrices = frozen().stream()
                .filter(leaf -> leaf.part() != LeafInfo.Part.ADAPTER)
                .toList();
        boolean same =
                FinishedModel.sameBits(directory.resolve(StageRun.MODEL_DIRECTORY), source, model, matrices, adapted());
        return same
                && (!handover.keepsAdapter()
                        || FinishedModel.sameBits(
                                directory.resolve(StageRun.BENEATH_DIRECTORY), source, model, matrices, Set.of()));
    }

    /** Tensors that the adapter is added to. */
    Set<String> adapted() {
        Set<String> names = new TreeSet<>();
        model.weights().leaves().stream()
                .filter(leaf -> leaf.part() == LeafInfo.Part.ADAPTER)
                .forEach(leaf -> names.add(LowRankAdapter.module(leaf.info()) + ".weight"));
        return names;
    }
}
