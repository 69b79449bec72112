package io.glossa.train.stage;

import io.glossa.checkpoint.SafetensorsFile;
import io.glossa.run.AtomicFiles;
import io.glossa.run.Failpoint;
import io.glossa.run.FormatException;
import io.glossa.run.Hashes;
import io.glossa.run.Json;
import io.glossa.run.ResourceException;
import io.glossa.train.model.ArrayTensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The points a stage can go on from: for each a directory {@code step-00000100} of trained weights, AdamW's state and
 * {@code state.json}, which holds their hashes.
 *
 * <p>{@link #save} copies what is to be saved and returns; the files are written while training goes on, and the next save waits
 * until they are. A checkpoint takes its name when it is whole; one that is damaged later is named in a warning and the one before
 * it is used.
 *
 * <p><b>Errors.</b> What goes wrong while writing is thrown by the next {@link #check}, {@link #save} or {@link #close}.
 *
 * <p>Failpoints, beside those of {@link CheckpointWriting}: {@code STEP.checkpoint.copied}.
 */
final class StageCheckpoints implements AutoCloseable {
    static final String WEIGHTS = "weights.safetensors";
    static final String OPTIMIZER = "optimizer.safetensors";
    static final String STATE = "state.json";
    static final String UNFINISHED = ".tmp";
    private static final Logger LOG = LoggerFactory.getLogger(StageCheckpoints.class);

    private final Path directory;
    private final String stepName;
    private final CheckpointSettings settings;
    private final ExecutorService writer =
            Executors.newSingleThreadExecutor(work -> new Thread(work, "glossa-checkpoint"));
    private CompletableFuture<Void> writing = CompletableFuture.completedFuture(null);

    StageCheckpoints(Path directory, String stepName, CheckpointSettings settings) {
        this.directory = directory;
        this.stepName = stepName;
        this.settings = settings;
    }

    String stepName() {
        return stepName;
    }

    /** The checkpoint of a step. */
    Path directory(long step) {
        return directory.resolve(String.format(Locale.ROOT, "step-%08d", step));
    }

    /** Saves; {@code state} needs no hashes yet. */
    void save(StageState state, Optimizer optimizer) {
        await();
        CheckpointWriting next = new CheckpointWriting(this, state, optimizer);
        Failpoint.pass(stepName + ".checkpoint.copied");
        writing = CompletableFuture.runAsync(next, writer);
    }

    /** Throws what went wrong in the background, if anything has. */
    void check() {
        if (writing.isCompletedExceptionally()) {
            await();
        }
    }

    /** Waits until what was saved last is on disk. */
    void await() {
        try {
            writing.join();
        } catch (CancellationException | CompletionException e) {
            writing = CompletableFuture.completedFuture(null);
            if (e.getCause() instanceof RuntimeException known) {
                throw known;
            }
            throw e;
        }
    }

    /** Restores the newest whole checkpoint into the weights and the optimiser. */
    Optional<StageState> resume(Optimizer optimizer) {
        for (Path checkpoint : newestFirst()) {
            try {
                StageState state = Json.read(checkpoint.resolve(STATE), StageState.class);
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

    /** Removes what the policy does not keep. */
    void prune() {
        newestFirst().stream()
                .skip(settings.keep())
                .filter(checkpoint -> !isKeptForGood(checkpoint))
                .forEach(AtomicFiles::delete);
    }

    /** Removes all that are not kept for good, and the folder with the last of them. */
    void finish() {
        await();
        if (settings.keepEvery() == 0 || !Files.isDirectory(directory)) {
            AtomicFiles.delete(directory);
            return;
        }
        try (Stream<Path> entries = Files.list(directory)) {
            entries.filter(entry -> !isKeptForGood(entry)).toList().forEach(AtomicFiles::delete);
        } catch (IOException e) {
            throw AtomicFiles.failure("read", directory, e);
        }
    }

    /** Waits for the writer. */
    @Override
    public void close() {
        writer.shutdown();
        await();
    }

    private boolean isKeptForGood(Path checkpoint) {
        String name = checkpoint.getFileName().toString();
        return settings.keepEvery() > 0
                && name.matches("step-\\d{8,}")
                && Long.parseLong(name.substring(5)) % settings.keepEvery() == 0;
    }

    private static void restore(Path checkpoint, Optimizer optimizer) {
        try (SafetensorsFile weights = SafetensorsFile.open(checkpoint.resolve(WEIGHTS))) {
            for (ArrayTensor tensor : optimizer.tensors()) {
                String name = tensor.info().name();
                if (!weights.tensors().containsKey(name)) {
                    throw new FormatException(checkpoint + ": the weights of " + name + " are missing");
                }
                tensor.fillFrom(weights.tensors().get(name));
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
