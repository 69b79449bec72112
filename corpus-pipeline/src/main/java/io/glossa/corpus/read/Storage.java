package io.glossa.corpus.read;

import java.util.List;
import java.util.Map;

/**
 * A kind of place where files are kept: the local disk, a cluster's file system, an object store. Found through {@link
 * java.util.ServiceLoader}; {@link Storages} picks the one that speaks a location.
 *
 * <p>Contract: stateless and thread-safe; a location that leads nowhere gives an empty list, one that may not be read an
 * error.
 */
public interface Storage {
    /** Whether a location, a path or a URI, belongs to this storage. */
    boolean speaks(String location);

    /**
     * The files that a location names: a file itself, all files below a folder (those whose name, or whose folder's name,
     * begins with a dot or an underscore left out), or what a glob matches. In any order.
     *
     * @param options of the storage, by their own names
     */
    List<InputFile> find(String location, Map<String, String> options);

    /** The file at a location that {@link InputFile#location} gave. */
    InputFile file(String location, Map<String, String> options);
}
