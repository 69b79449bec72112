package io.glossa.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A piece of work that writes one directory.
 *
 * @param name the name in manifests, messages and failpoints, such as {@code corpus} or {@code train/01-new-rows}
 * @param directory where the finished work stands
 * @param inputs identity of every input by its role (see {@link InputIdentity})
 * @param settings the resolved settings of this step alone
 * @param software versions that belong in the account, beside Glossa's own
 * @param leftover what to do with the partial work of a run that was killed
 */
public record Step(
        String name,
        Path directory,
        SortedMap<String, String> inputs,
        JsonNode settings,
        SortedMap<String, String> software,
        Leftover leftover) {
    /** The folder of a resuming step's work that holds what it can go on from. */
    public static final String CHECKPOINTS = "checkpoints";

    /** What a killed run left in {@code NAME.partial}. */
    public enum Leftover {
        /** Begin again with an empty directory. */
        DISCARD,
        /**
         * Keep it when its fingerprint is the same: the body resumes from its own {@link Step#CHECKPOINTS}. With another
         * fingerprint it is refused while it has any, and begun again while it has none.
         */
        RESUME
    }

    /** The work; it returns its counts. */
    @FunctionalInterface
    public interface Body {
        /** Writes into the given directory only. */
        Map<String, Long> run(Path partial);
    }

    public Step {
        inputs = new TreeMap<>(inputs);
        software = new TreeMap<>(software);
        software.put("glossa", GlossaVersion.get());
    }

    /** A step that begins again after a kill. */
    public static Step of(String name, Path directory, Map<String, String> inputs, Object settings) {
        return new Step(
                name,
                directory,
                new TreeMap<>(inputs),
                Json.mapper().valueToTree(settings),
                new TreeMap<>(),
                Leftover.DISCARD);
    }

    /** The same step with further software versions in its account. */
    public Step withSoftware(Map<String, String> versions) {
        SortedMap<String, String> all = new TreeMap<>(software);
        all.putAll(versions);
        return new Step(name, directory, inputs, settings, all, leftover);
    }

    /** The same step, resuming what a killed run left. */
    public Step resuming() {
        return new Step(name, directory, inputs, settings, software, Leftover.RESUME);
    }

    /** Hash of name, Glossa version, inputs and settings. */
    public String fingerprint() {
        return Hashes.sha256(Json.line(new TreeMap<>(
                Map.of("step", name, "glossa", GlossaVersion.get(), "inputs", inputs, "settings", settings))));
    }
}
