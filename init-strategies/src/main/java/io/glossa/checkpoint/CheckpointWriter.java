package io.glossa.checkpoint;

import io.glossa.run.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Writes {@code config.json} and the tensors of a model into a directory, in shards when they are large.
 *
 * <p><b>Determinism.</b> Tensors fill the shards in the order of their names, whatever order they come in.
 */
public final class CheckpointWriter {
    /** Largest shard unless asked otherwise: 5 GB, the customary limit of model hubs. */
    public static final long SHARD_BYTES = 5_000_000_000L;

    private CheckpointWriter() {}

    /** Writes with shards of at most {@value #SHARD_BYTES} bytes. */
    public static void write(Path directory, ModelConfig config, Collection<? extends TensorSource> tensors) {
        write(directory, config, tensors, SHARD_BYTES);
    }

    /**
     * Writes a model.
     *
     * @param shardBytes most bytes of data in one file; a single larger tensor gets a file of its own
     */
    public static void write(
            Path directory, ModelConfig config, Collection<? extends TensorSource> tensors, long shardBytes) {
        config.write(directory);
        List<List<TensorSource>> shards = shards(tensors, shardBytes);
        if (shards.size() == 1) {
            SafetensorsWriter.write(directory.resolve(CheckpointLayout.SINGLE), shards.get(0));
            return;
        }
        SortedMap<String, String> places = new TreeMap<>();
        long totalBytes = 0;
        for (int i = 0; i < shards.size(); i++) {
            String name = String.format(Locale.ROOT, "model-%05d-of-%05d.safetensors", i + 1, shards.size());
            SafetensorsWriter.write(directory.resolve(name), shards.get(i));
            for (TensorSource tensor : shards.get(i)) {
                places.put(tensor.info().name(), name);
                totalBytes += tensor.info().bytes();
            }
        }
        Json.write(
                directory.resolve(CheckpointLayout.INDEX),
                new TreeMap<>(Map.of("metadata", Map.of("total_size", totalBytes), "weight_map", places)));
    }

    private static List<List<TensorSource>> shards(Collection<? extends TensorSource> tensors, long shardBytes) {
        List<TensorSource> ordered = new ArrayList<>(tensors);
        ordered.sort(Comparator.comparing(tensor -> tensor.info().name()));
        List<List<TensorSource>> shards = new ArrayList<>();
        List<TensorSource> current = new ArrayList<>();
        long currentBytes = 0;
        for (TensorSource tensor : ordered) {
            long bytes = tensor.info().bytes();
            if (!current.isEmpty() && currentBytes + bytes > shardBytes) {
                shards.add(current);
                current = new ArrayList<>();
                currentBytes = 0;
            }
            current.add(tensor);
            currentBytes += bytes;
        }
        shards.add(current);
        return shards;
    }
}
