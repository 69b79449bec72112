package io.glossa.corpus.read;

import java.nio.channels.SeekableByteChannel;

/**
 * A file of a source, wherever it is stored.
 *
 * <p><b>Errors.</b> {@link io.glossa.run.ResourceException} naming the file when it is not there or may not be read.
 */
public interface InputFile {
    /** The path or URI by which {@link Storages#file} finds it again, also on another machine. */
    String location();

    /** The last element of the location. */
    String name();

    /** Length as stored, in bytes. */
    long bytes();

    /** What tells this content from another: a hash, or size and modification time, or the store's own tag. */
    String identity();

    /** Opens it for reading from any position; the caller closes. */
    SeekableByteChannel open();

    /** A file beside this one. */
    InputFile sibling(String name);
}
