package io.glossa.cli;

import io.glossa.run.AtomicFiles;
import io.glossa.run.ConfigException;
import io.glossa.run.NearestName;
import io.glossa.run.Settings;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** A folder of YAML files that ship: {@code spark-jobs/recipes} or {@code spark-jobs/studies} below the home of Glossa. */
final class RecipeLibrary {
    private static final String EXTENDS = "extends";
    private static final String SUFFIX = ".yaml";
    private final Path folder;
    private final String kind;
    private final String verb;

    private RecipeLibrary(String kind, String verb) {
        this.folder = Path.of(System.getProperty("glossa.home", "."), "spark-jobs", verb);
        this.kind = kind;
        this.verb = verb;
    }

    /**
     * The recipes below {@code -Dglossa.home}, which the launcher sets; else below the working directory. There are none
     * on a cluster that was given only the jar.
     */
    static RecipeLibrary recipes() {
        return new RecipeLibrary("recipe", "recipes");
    }

    /** The studies, found likewise. */
    static RecipeLibrary studies() {
        return new RecipeLibrary("study", "studies");
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

    /** The file of a name of this library, or the path of a YAML file. */
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
                    "no " + kind + " file " + file.toAbsolutePath() + "; 'glossa " + verb + "' lists those that ship");
        }
        if (names().isEmpty()) {
            throw new ConfigException("no " + kind + " file " + file.toAbsolutePath()
                    + ", and none that ships: there is no " + folder.toAbsolutePath()
                    + "; start Glossa with spark-jobs/bin/glossa or set -Dglossa.home");
        }
        throw new ConfigException(NearestName.unknown(kind, nameOrFile, names()));
    }

    /** The file that another names: one beside it, or as {@link #resolve}. */
    Path beside(Path file, String nameOrFile) {
        Path sibling = file.resolveSibling(nameOrFile);
        return Files.isRegularFile(sibling) ? sibling : resolve(nameOrFile);
    }

    /**
     * Reads a file. {@code extends: OTHER} at its top begins with one that ships, or a file beside it, and changes
     * only what is written below: mappings are joined, lists and single values replace, and a list under {@code KEY+}, such as
     * {@code sources+}, is appended to the one at {@code KEY}.
     */
    Settings read(Path file) {
        Settings settings = Settings.read(file);
        Optional<String> other = settings.text(EXTENDS);
        if (other.isEmpty()) {
            return settings;
        }
        Settings base = Settings.read(beside(file, other.get()));
        if (base.text(EXTENDS).isPresent()) {
            throw new ConfigException(
                    file + ": " + EXTENDS + ": " + other.get() + " itself extends another; name that one");
        }
        return settings.without(EXTENDS).over(base);
    }

    /** Prints one, or the names of all with what each begins with. */
    void print(String name, PrintWriter out) {
        if (name != null) {
            out.print(text(name));
        } else {
            names().forEach(each -> out.printf(Locale.ROOT, "%-16s %s%n", each, description(each)));
        }
        out.flush();
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
