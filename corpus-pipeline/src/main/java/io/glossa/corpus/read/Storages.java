package io.glossa.corpus.read;

import io.glossa.run.ConfigException;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;

/**
 * Every storage on the class path, with the options that the run gives them. Goes with the tasks to other machines.
 *
 * @param options by the storages' own names, such as {@code fs.s3a.endpoint}
 */
public record Storages(TreeMap<String, String> options) implements Serializable {
    /** Storages without options. */
    public static Storages plain() {
        return new Storages(new TreeMap<>());
    }

    /** Storages with the options that Spark's properties hand on to Hadoop: those named {@code spark.hadoop.OPTION}. */
    public static Storages of(Map<String, String> sparkProperties) {
        TreeMap<String, String> options = new TreeMap<>();
        String prefix = "spark.hadoop.";
        sparkProperties.forEach((name, value) -> {
            if (name.startsWith(prefix)) {
                options.put(name.substring(prefix.length()), value);
            }
        });
        return new Storages(options);
    }

    /** The files that a path, a URI or a glob of either names; none when it leads nowhere. */
    public List<InputFile> find(String location) {
        return of(location).find(location, options);
    }

    /** The file at a location. */
    public InputFile file(String location) {
        return of(location).file(location, options);
    }

    /** Whether a location is a URI, which no folder comes before. */
    static boolean isUri(String location) {
        // Two letters at least: C:/texts is a path.
        return location.matches("[A-Za-z][A-Za-z0-9+.-]+:/.*");
    }

    private static Storage of(String location) {
        for (Storage storage : ServiceLoader.load(Storage.class, Storage.class.getClassLoader())) {
            if (storage.speaks(location)) {
                return storage;
            }
        }
        throw new ConfigException("cannot read " + location + ": no storage for '"
                + location.substring(0, location.indexOf(':')) + ":' here; copy the files to a local folder");
    }
}
