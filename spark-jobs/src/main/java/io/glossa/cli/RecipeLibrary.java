package io.glossa.cli;

import io.glossa.run.AtomicFiles;
import io.glossa.run.ConfigException;
import io.glossa.run.NearestName;
import io.glossa.run.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The folder of recipes that ship: {@code spark-jobs/recipes} below the home of Glossa. */
final class RecipeLibrary {
    private static final String EXTENDS = "extends";
    private static final String SUFFIX = ".yaml";
    private final Path folder;

    private RecipeLibrary(Path folder) {
        this.folder = folder;
    }

    /**
     * The library below {@code -Dglossa.home}, which the launcher sets; else below the working directory. It is empty where
     * there is none, as on a cluster that was given only the jar.
     */
    static RecipeLibrary shipped() {
        return new RecipeLibrary(Path.of(System.getProperty("glossa.home", "."), "spark-jobs", "recipes"));
    }

    List<String> names() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(SUFFIX))
                    .map(name -> name.substring(0, name.length() - SUFFIX.length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw AtomicFiles.failure("read", folder, e);
        }
    }

    /** The file of a recipe: a name of this library, or the path of a YAML file. */
    Path resolve(String nameOrFile) {
        if (names().contains(nameOrFile)) {
            return folder.resolve(nameOrFile + SUFFIX);
        }
        Path file = Path.of(nameOrFile);
        if (Files.isRegularFile(file)) {
            return file;
        }
        if (nameOrFile.endsWith(SUFFIX) || nameOrFile.endsWith(".yml") || nameOrFile.contains("/")) {
            throw new ConfigException(
                    "no recipe file " + file.toAbsolutePath() + "; 'glossa recipes' lists those that ship");
        }
        if (names().isEmpty()) {
            throw new ConfigException("no recipe file " + file.toAbsolutePath() + ", and none that ships: there is no "
                    + folder.toAbsolutePath() + "; start Glossa with spark-jobs/bin/glossa or set -Dglossa.home");
        }
        throw new ConfigException(NearestName.unknown("recipe", nameOrFile, names()));
    }

    /**
     * Reads a recipe. {@code extends: OTHER} at its top begins with a recipe that ships, or a file beside it, and changes
     * only what is written below: mappings are joined, lists and single values replace, and a list under {@code KEY+}, such as
     * {@code sources+}, is appended to the one at {@code KEY}.
     */
    Settings read(Path file) {
        Settings settings = Settings.read(file);
        Optional<String> other = settings.text(EXTENDS);
        if (other.isEmpty()) {
            return settings;
        }
        Path sibling = file.resolveSibling(other.get());
        Settings base = Settings.read(Files.isRegularFile(sibling) ? sibling : resolve(other.get()));
        if (base.text(EXTENDS).isPresent()) {
            throw new ConfigException(
                    file + ": " + EXTENDS + ": " + other.get() + " itself extends another recipe; name that one");
        }
        return settings.without(EXTENDS).over(base);
    }

    String text(String name) {
        Path file = resolve(name);
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw AtomicFiles.failure("read", file, e);
        }
    }

    /** The first comment line of the file. */
    String description(String name) {
        return text(name).lines().findFirst().orElse("").replaceFirst("^#\\s*", "");
    }
}
