package io.glossa.checkpoint;

import com.fasterxml.jackson.databind.JsonNode;
import io.glossa.run.AtomicFiles;
import io.glossa.run.FormatException;
import io.glossa.run.Json;
import io.glossa.run.ResourceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Which safetensors files make up a model directory, and which tensors each must hold. */
final class CheckpointLayout {
    /** The file of a model in one piece. */
    static final String SINGLE = "model.safetensors";
    /** Says which shard holds which tensor. */
    static final String INDEX = "model.safetensors.index.json";

    private CheckpointLayout() {}

    /** The files and the tensors promised for each; an empty list promises nothing in particular. */
    static SortedMap<Path, List<String>> of(Path directory) {
        if (!Files.isDirectory(directory)) {
            throw new ResourceException("cannot read " + directory + ": "
                    + (Files.exists(directory) ? "it is a file" : "no such directory")
                    + "; give the directory that holds config.json and model.safetensors");
        }
        SortedMap<Path, List<String>> files = new TreeMap<>();
        // As Transformers does: one file wins over an index.
        if (Files.exists(directory.resolve(SINGLE))) {
            files.put(directory.resolve(SINGLE), List.of());
        } else if (Files.exists(directory.resolve(INDEX))) {
            readIndex(directory, files);
        } else {
            throw withoutSafetensors(directory);
        }
        return files;
    }

    /** The promised tensors of an opened file: all of it when none are named. */
    static List<StoredTensor> select(SafetensorsFile file, Path path, List<String> names) {
        if (names.isEmpty()) {
            return List.copyOf(file.tensors().values());
        }
        List<StoredTensor> selected = new ArrayList<>();
        for (String name : names) {
            StoredTensor tensor = file.tensors().get(name);
            if (tensor == null) {
                throw new FormatException(path + ": tensor '" + name + "' is missing, although " + INDEX
                        + " promises it here; copy or download the shard again");
            }
            selected.add(tensor);
        }
        return selected;
    }

    private static void readIndex(Path directory, SortedMap<Path, List<String>> files) {
        Path index = directory.resolve(INDEX);
        JsonNode map = Json.read(index).path("weight_map");
        if (!map.isObject() || map.isEmpty()) {
            throw new FormatException(index + ": weight_map is missing or empty; it must name the file of each tensor");
        }
        map.properties().forEach(entry -> {
            String shard = entry.getValue().asText();
            // A plain file name: an index must not lead out of its directory.
            if (!shard.matches("[\\w.-]+\\.safetensors")) {
                throw new FormatException(index + ": weight_map." + entry.getKey() + " is '" + shard
                        + "'; expected the name of a .safetensors file in the same directory");
            }
            if (!Files.exists(directory.resolve(shard))) {
                throw new FormatException(directory + ": shard " + shard + " is missing, although " + INDEX
                        + " names it; copy or download it");
            }
            files.computeIfAbsent(directory.resolve(shard), path -> new ArrayList<>())
                    .add(entry.getKey());
        });
    }

    private static FormatException withoutSafetensors(Path directory) {
        List<String> found;
        try (Stream<Path> entries = Files.list(directory)) {
            found = entries.map(path -> path.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw AtomicFiles.failure("read", directory, e);
        }
        boolean pickled = found.stream().anyMatch(name -> name.matches("pytorch_model.*\\.bin|.*\\.(pt|pth|ckpt)"));
        return new FormatException(directory + ": no " + SINGLE + " and no " + INDEX + "; found: "
                + (found.isEmpty() ? "nothing" : String.join(", ", found)) + ". "
                + (pickled
                        ? "Glossa reads no pickled weights, because they can run code. Convert them once, where you"
                                + " trust them: python -c \"from transformers import AutoModelForCausalLM as M;"
                                + " M.from_pretrained('DIR').save_pretrained('OUT', safe_serialization=True)\""
                        : "Give the directory of a model saved with save_pretrained(..., safe_serialization=True)."));
    }
}
