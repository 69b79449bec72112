package io.glossa.run;

import com.fasterxml.jackson.core.type.TypeReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Hashes of outputs that a step's work knows before the step ends, so that its manifest need not compute them: those of files that it
 * found equal, byte for byte, to files whose hash is on record.
 *
 * <p>They lie in a hidden file of the partial directory, which goes when the step commits.
 */
public final class KnownHashes {
    static final String FILE = ".known-hashes.json";

    private KnownHashes() {}

    /**
     * Notes hashes for the manifest.
     *
     * @param partial the directory that the work writes into
     * @param known by path relative to it
     */
    public static void note(Path partial, Map<String, Manifest.Output> known) {
        Json.write(partial.resolve(FILE), new TreeMap<>(known));
    }

    /** What was noted, if anything was. */
    static SortedMap<String, Manifest.Output> of(Path partial) {
        Path file = partial.resolve(FILE);
        return Files.exists(file)
                ? Json.mapper().convertValue(Json.read(file), new TypeReference<TreeMap<String, Manifest.Output>>() {})
                : new TreeMap<>();
    }
}
