package io.glossa.spark;

import java.io.Serializable;
import java.nio.file.Path;
import java.util.function.Function;

/**
 * Something opened from files once in each process of a cluster. It travels as a path, is broadcast, and is opened by the
 * first task of a process that asks for it: a tokenizer of 150,000 tokens takes a second, a task often less.
 */
final class OpenedOnce<T> implements Serializable {
    private static final long serialVersionUID = 1;

    /** How a path is opened; travels with it. */
    interface Opening<T> extends Function<Path, T>, Serializable {}

    private final String path;
    private final Opening<T> opening;
    private transient T opened;

    OpenedOnce(Path path, Opening<T> opening) {
        this.path = path.toString();
        this.opening = opening;
    }

    /** The opened thing, shared by all threads. */
    synchronized T get() {
        if (opened == null) {
            opened = opening.apply(Path.of(path));
        }
        return opened;
    }
}
