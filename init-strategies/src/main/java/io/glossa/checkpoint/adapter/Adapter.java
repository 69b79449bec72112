package io.glossa.checkpoint.adapter;

import io.glossa.checkpoint.SafetensorsFile;
import io.glossa.checkpoint.StoredTensor;
import io.glossa.run.FormatException;
import io.glossa.run.ResourceException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An opened adapter directory: its configuration and its matrices by module.
 *
 * <p><b>Errors.</b> {@link FormatException} naming file and tensor for a pair with one half, shapes that do not go together,
 * a rank that the configuration does not say, or a tensor of another kind of adapter.
 */
public final class Adapter implements AutoCloseable {
    /** The file of the matrices. */
    public static final String FILE = "adapter_model.safetensors";

    private static final String PICKLED = "adapter_model.bin";
    // What PEFT before 0.10 left in the names of modules trained in full.
    private static final String OLD_INFIX = ".modules_to_save";

    private final Path directory;
    private final AdapterConfig config;
    private final SafetensorsFile file;
    private final SortedMap<String, StoredTensor> a = new TreeMap<>();
    private final SortedMap<String, StoredTensor> b = new TreeMap<>();
    private final SortedMap<String, StoredTensor> saved = new TreeMap<>();
    private final SortedMap<String, StoredTensor> tokens = new TreeMap<>();

    private Adapter(Path directory, AdapterConfig config, SafetensorsFile file) {
        this.directory = directory;
        this.config = config;
        this.file = file;
    }

    /** Opens a directory and checks that its parts agree; reads headers only. */
    public static Adapter open(Path directory) {
        if (!Files.exists(directory.resolve(AdapterConfig.FILE))) {
            throw new ResourceException("cannot read " + directory + ": no " + AdapterConfig.FILE
                    + " in it; give the directory that PEFT's save_pretrained wrote");
        }
        AdapterConfig config = AdapterConfig.read(directory);
        if (!Files.exists(directory.resolve(FILE)) && Files.exists(directory.resolve(PICKLED))) {
            throw new FormatException(
                    directory + ": only " + PICKLED + ", a pickle, which can run code; save the adapter"
                            + " again with save_pretrained(..., safe_serialization=True)");
        }
        SafetensorsFile file = SafetensorsFile.open(directory.resolve(FILE));
        try {
            Adapter adapter = new Adapter(directory, config, file);
            file.tensors().values().forEach(adapter::sort);
            adapter.check();
            return adapter;
        } catch (RuntimeException e) {
            file.close();
            throw e;
        }
    }

    /** What its configuration says. */
    public AdapterConfig config() {
        return config;
    }

    /** The matrices {@code A} by module. */
    public SortedMap<String, StoredTensor> a() {
        return Collections.unmodifiableSortedMap(a);
    }

    /** The matrices {@code B} by module; the same modules. */
    public SortedMap<String, StoredTensor> b() {
        return Collections.unmodifiableSortedMap(b);
    }

    /** Weights of modules trained in full, by module. */
    public SortedMap<String, StoredTensor> saved() {
        return Collections.unmodifiableSortedMap(saved);
    }

    /** Rows of vocabulary matrices that were trained, by module, in the order of {@link #tokenIds}. */
    public SortedMap<String, StoredTensor> tokens() {
        return Collections.unmodifiableSortedMap(tokens);
    }

    /** The ids of a module's trained rows. */
    public List<Integer> tokenIds(String module) {
        return config.trainedTokens().entrySet().stream()
                .filter(entry -> module.equals(entry.getKey()) || module.endsWith("." + entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(List.of());
    }

    @Override
    public void close() {
        file.close();
    }

    private void sort(StoredTensor tensor) {
        String name = tensor.info().name();
        if (!name.startsWith(AdapterNames.PREFIX)) {
            throw refused(tensor, "expected a name that begins with " + AdapterNames.PREFIX);
        }
        String rest = name.substring(AdapterNames.PREFIX.length());
        boolean sorted = take(rest, AdapterNames.A, a, tensor)
                || take(rest, AdapterNames.B, b, tensor)
                || take(rest, AdapterNames.TOKENS, tokens, tensor)
                || (!rest.contains(".lora_") && take(rest, AdapterNames.WEIGHT, saved, tensor));
        if (!sorted) {
            throw refused(
                    tensor,
                    "expected names that end in " + AdapterNames.A + ", " + AdapterNames.B + ", "
                            + AdapterNames.WEIGHT + " or " + AdapterNames.TOKENS
                            + "; adapters of embeddings, biases and convolutions cannot be merged here");
        }
    }

    private static boolean take(
            String name, String ending, SortedMap<String, StoredTensor> tensors, StoredTensor tensor) {
        if (!name.endsWith(ending)) {
            return false;
        }
        String module = name.substring(0, name.length() - ending.length());
        tensors.put(
                module.endsWith(OLD_INFIX) ? module.substring(0, module.length() - OLD_INFIX.length()) : module,
                tensor);
        return true;
    }

    private void check() {
        if (!a.keySet().equals(b.keySet())) {
            SortedMap<String, StoredTensor> lonely = new TreeMap<>(a);
            lonely.putAll(b);
            lonely.keySet().removeIf(module -> a.containsKey(module) && b.containsKey(module));
            throw refused(lonely.get(lonely.firstKey()), "its other half is missing; copy the adapter again");
        }
        if (a.isEmpty() && saved.isEmpty() && tokens.isEmpty()) {
            throw new FormatException(directory + ": " + FILE + " holds no tensor; nothing could be merged");
        }
        a.forEach((module, tensor) -> {
            long rank = config.rank(module);
            requireMatrix(tensor);
            requireMatrix(b.get(module));
            if (tensor.info().shape().get(0) != rank) {
                throw refused(
                        tensor, "its shape is " + tensor.info().shape() + ", the configuration says rank " + rank);
            }
            if (b.get(module).info().shape().get(1) != rank) {
                throw refused(
                        b.get(module),
                        "its shape is " + b.get(module).info().shape() + ", expected [outputs, " + rank + "]");
            }
        });
        tokens.forEach((module, tensor) -> {
            requireMatrix(tensor);
            if (tensor.info().shape().get(0) != tokenIds(module).size()) {
                throw refused(
                        tensor,
                        "it has " + tensor.info().shape().get(0)
                                + " rows, trainable_token_indices names "
                                + tokenIds(module).size());
            }
        });
    }

    private void requireMatrix(StoredTensor tensor) {
        if (tensor.info().shape().size() != 2 || !tensor.info().type().isFloat()) {
            throw refused(
                    tensor,
                    "it is " + tensor.info().type() + " " + tensor.info().shape() + ", expected a matrix of floats");
        }
    }

    private FormatException refused(StoredTensor tensor, String why) {
        return new FormatException(
                directory.resolve(FILE) + ": tensor '" + tensor.info().name() + "': " + why);
    }
}
