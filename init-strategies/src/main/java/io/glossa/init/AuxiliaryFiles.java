package io.glossa.init;

import io.glossa.run.ConfigException;
import io.glossa.run.InputIdentity;
import io.glossa.run.ResourceException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Where the auxiliary files of a run lie. */
public final class AuxiliaryFiles {
    private final Map<AuxiliaryFile, Path> paths = new EnumMap<>(AuxiliaryFile.class);
    private final Map<AuxiliaryFile, Path> ofTheRun = new EnumMap<>(AuxiliaryFile.class);

    private AuxiliaryFiles(Map<AuxiliaryFile, Path> paths) {
        this.paths.putAll(paths);
    }

    /** None. */
    public static AuxiliaryFiles none() {
        return new AuxiliaryFiles(Map.of());
    }

    /**
     * The files of settings.
     *
     * <p><b>Errors.</b> {@link ResourceException} naming key and path for one that is not there.
     *
     * @param folder relative paths start here
     */
    public static AuxiliaryFiles of(Map<String, String> settings, Path folder) {
        Map<AuxiliaryFile, Path> paths = new EnumMap<>(AuxiliaryFile.class);
        settings.forEach((key, text) -> {
            AuxiliaryFile file = AuxiliaryFile.of(key);
            Path path = folder.resolve(text).normalize();
            if (!Files.exists(path)) {
                throw new ResourceException("init.files." + file.key() + ": " + path + " does not exist; relative paths"
                        + " start from the recipe's folder");
            }
            paths.put(file, path);
        });
        return new AuxiliaryFiles(paths);
    }

    /**
     * The same with a file that the run makes itself: it stands in where settings name none. What it is made of is told by other
     * inputs of the step, so it has no identity here.
     */
    public AuxiliaryFiles orElse(AuxiliaryFile file, Path path) {
        AuxiliaryFiles with = new AuxiliaryFiles(paths);
        with.ofTheRun.putAll(ofTheRun);
        with.ofTheRun.put(file, path);
        return with;
    }

    /** The file, when there is one. */
    public Optional<Path> find(AuxiliaryFile file) {
        return Optional.ofNullable(paths.getOrDefault(file, ofTheRun.get(file)));
    }

    /** The file; {@link ConfigException} saying which key is missing and who needs it. */
    public Path require(AuxiliaryFile file, String method) {
        return find(file)
                .orElseThrow(() -> new ConfigException("init.files." + file.key() + " is missing; " + method
                        + " needs it: set it to a path, or choose another method"));
    }

    /** Identities by role, for a step's manifest. */
    public Map<String, String> identities() {
        Map<String, String> identities = new TreeMap<>();
        paths.forEach((file, path) -> identities.put("files." + file.key(), InputIdentity.of(path)));
        return identities;
    }
}
