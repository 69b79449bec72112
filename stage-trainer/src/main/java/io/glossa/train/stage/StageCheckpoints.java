package io.glossa.train.stage;

import io.glossa.checkpoint.DataType;
import io.glossa.checkpoint.SafetensorsFile;
import io.glossa.checkpoint.SafetensorsWriter;
import io.glossa.run.AtomicFiles;
import io.glossa.run.Failpoint;
import io.glossa.run.FormatException;
import io.glossa.run.Hashes;
import io.glossa.run.Json;
import io.glossa.run.ResourceException;
import io.glossa.train.model.ArrayTensor;
import io.glossa.train.model.Leaf;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The points a stage can go on from: for each a directory {@code step-00000100} of trained weights, AdamW's state and
 * {@code state.json}, which holds their hashes.
 *
 * <p>A checkpoint is written under a {@code .tmp} name and renamed when it is whole. The last {@value #KEPT} are kept; one
 * that is damaged is named in a warning and the one before it is used. Failpoints: {@code STEP.checkpoint.weights},
 * {@code .written}, {@code .renamed}, {@code .pruned}.
 */
final class StageCheckpoints {
    private static final Logger LOG = LoggerFactory.getLogger(StageCheckpoints.class);
    private static final int KEPT = 2;
    private static final String WEIGHTS = "weights.safetensors";
    private static final String OPTIMIZER = "optimizer.safetensors";
    private static final String STATE = "state.json";

    private final Path directory;
    private final String stepName;

    StageCheckpoints(Path directory, String stepName) {
        this.directory = directory;
        this.stepName = stepName;
    }

    /**
     * Where a stage stood.
     *
     * @param step the last step whose update is in the weights
     * @param tokens positions read so far
     * @param bytes UTF-8 bytes of text read so far
     * @param metricsBytes length of {@code metrics.jsonl} then
     * @param hashes SHA-256 of each file beside {@code state.json}
     */
    record State(long step, long tokens, long bytes, long metricsBytes, SortedMap<String, String> hashes) {
        State {
            hashes = new TreeMap<>(hashes);
        }

        static State start() {
            return new State(0, 0, 0, 0, new TreeMap<>());
        }

        /** The state after a further step that read so much. */
        State after(long nextStep, long moreTokens, long moreBytes) {
            return new State(nextStep, tokens + moreTokens, bytes + moreBytes, metricsBytes, hashes);
        }

        State withMetricsBytes(long length) {
            return new State(step, tokens, bytes, length, hashes);
        }

        State withHashes(SortedMap<String, String> found) {
            return new State(step, tokens, bytes, metricsBytes, found);
        }
    }

    /** Saves; {@code state} needs no hashes yet. */
    void save(State state, Optimizer optimizer) {
        Path target = directory.resolve(String.format(Locale.ROOT, "step-%08d", state.step()));
        Path temporary = directory.resolve(target.getFileName() + ".tmp");
        try {
            AtomicFiles.delete(temporary);
            Files.createDirectories(temporary);
            SafetensorsWriter.write(
                    temporary.resolve(WEIGHTS),
                    optimizer.held().stream()
                            .map(leaf -> ArrayTensor.of(leaf, DataType.F32, optimizer.kernels()))
                            .toList());
            Failpoint.pass(stepName + ".checkpoint.weights");
            OptimizerFile.write(temporary.resolve(OPTIMIZER), optimizer);
            SortedMap<String, String> hashes = new TreeMap<>();
            for (String file : List.of(WEIGHTS, OPTIMIZER)) {
                hashes.put(file, Hashes.sha256(temporary.resolve(file)));
            }
            Json.write(temporary.resolve(STATE), state.withHashes(hashes));
            Failpoint.pass(stepName + ".checkpoint.written");
            AtomicFiles.delete(target);
            AtomicFiles.move(temporary, target);
            Failpoint.pass(stepName + ".checkpoint.renamed");
        } catch (IOException e) {
            throw AtomicFiles.failure("write", target, e);
        }
        List<Path> all = newestFirst();
        all.stream().skip(KEPT).forEach(AtomicFiles::delete);
        Failpoint.pass(stepName + ".checkpoint.pruned");
        LOG.debug("{}: checkpoint {}", stepName, target);
    }

    /** Restores the newest whole checkpoint into the weights and the optimiser. */
    Optional<State> resume(Optimizer optimizer) {
        for (Path checkpoint : newestFirst()) {
            try {
                State state = Json.read(checkpoint.resolve(STATE), State.class);
                for (Map.Entry<String, String> hash : state.hashes().entrySet()) {
                    if (!Hashes.sha256(checkpoint.resolve(hash.getKey())).equals(hash.getValue())) {
                        throw new FormatException(
                                checkpoint.resolve(hash.getKey()) + " has another hash than " + STATE + " says");
                    }
                }
                restore(checkpoint, optimizer);
                LOG.info("{}: resuming after step {}", stepName, state.step());
                return Optional.of(state);
            } catch (FormatException | ResourceException e) {
                LOG.warn("{}: a checkpoint is damaged, using the one before it: {}", stepName, e.getMessage());
                AtomicFiles.delete(checkpoint);
            }
        }
        return Optional.empty();
    }

    /** Removes them all. */
    void delete() {
        AtomicFiles.delete(directory);
    }

    private static void restore(Path checkpoint, Optimizer optimizer) {
        try (SafetensorsFile weights = SafetensorsFile.open(checkpoint.resolve(WEIGHTS))) {
            for (Leaf leaf : optimizer.held()) {
                if (!weights.tensors().containsKey(leaf.name())) {
                    throw new FormatException(checkpoint + ": the weights of " + leaf.name() + " are missing");
                }
                ArrayTensor.of(leaf, DataType.F32, optimizer.kernels())
                        .fillFrom(weights.tensors().get(leaf.name()));
            }
        }
        OptimizerFile.read(checkpoint.resolve(OPTIMIZER), optimizer);
    }

    private List<Path> newestFirst() {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(directory)) {
            List<Path> found = new ArrayList<>(
                    entries.filter(path -> path.getFileName().toString().matches("step-\\d{8,}"))
                            .toList());
            found.sort(Comparator.comparing((Path path) -> path.getFileName().toString())
                    .reversed());
            return found;
        } catch (IOException e) {
            throw AtomicFiles.failure("read", directory, e);
        }
    }
}
