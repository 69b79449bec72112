package io.glossa.train.stage;

import io.glossa.checkpoint.SafetensorsWriter;
import io.glossa.checkpoint.TensorSource;
import io.glossa.run.AtomicFiles;
import io.glossa.run.Failpoint;
import io.glossa.run.Hashes;
import io.glossa.run.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One checkpoint on its way to disk, in a thread of its own: files under a {@code .tmp} name, then their manifest, then the
 * final name, then the old ones go.
 *
 * <p>Failpoints, in order: {@code STEP.checkpoint.weights}, {@code .optimizer}, {@code .written}, {@code .renamed},
 * {@code .pruned}.
 */
final class CheckpointWriting implements Runnable {
    private final StageCheckpoints checkpoints;
    private final StageState state;
    private final HostSnapshot snapshot = new HostSnapshot();
    private final List<TensorSource> weights;
    private final List<TensorSource> moments;

    /** Copies what is to be written; the optimiser is free when this returns. */
    CheckpointWriting(StageCheckpoints checkpoints, StageState state, Optimizer optimizer) {
        this.checkpoints = checkpoints;
        this.state = state;
        try {
            weights = snapshot.copy(optimizer.tensors());
            moments = snapshot.copy(OptimizerFile.tensors(optimizer));
        } catch (RuntimeException e) {
            snapshot.close();
            throw e;
        }
    }

    @Override
    public void run() {
        try (snapshot) {
            Path target = checkpoints.directory(state.step());
            Path temporary = target.resolveSibling(target.getFileName() + StageCheckpoints.UNFINISHED);
            AtomicFiles.delete(temporary);
            Files.createDirectories(temporary);
            SafetensorsWriter.write(temporary.resolve(StageCheckpoints.WEIGHTS), weights);
            pass("weights");
            SafetensorsWriter.write(temporary.resolve(StageCheckpoints.OPTIMIZER), moments);
            pass("optimizer");
            SortedMap<String, String> hashes = new TreeMap<>();
            for (String file : List.of(StageCheckpoints.WEIGHTS, StageCheckpoints.OPTIMIZER)) {
                hashes.put(file, Hashes.sha256(temporary.resolve(file)));
            }
            Json.write(temporary.resolve(StageCheckpoints.STATE), state.withHashes(hashes));
            pass("written");
            AtomicFiles.delete(target);
            AtomicFiles.move(temporary, target);
            pass("renamed");
            checkpoints.prune();
            pass("pruned");
        } catch (IOException e) {
            throw AtomicFiles.failure("write", checkpoints.directory(state.step()), e);
        }
    }

    private void pass(String place) {
        Failpoint.pass(checkpoints.stepName() + ".checkpoint." + place);
    }
}
