package io.glossa.corpus.read;

import io.glossa.run.ConfigException;
import java.io.Serializable;

/**
 * How the files of a source are read, beyond their format.
 *
 * @param first of a parallel text, the first side: in {@code tsv} a column by number from 1 or by heading (1 unless given),
 *     in {@code moses} the ending of the file's name
 * @param second of a parallel text, the second side, likewise (2 unless given)
 * @param header whether the first line of a {@code tsv} file names its columns; no unless given
 * @param maxExpansion how many times its own size a compressed file may unpack to; 200 unless given
 */
public record ReadSettings(String first, String second, Boolean header, Integer maxExpansion) implements Serializable {
    /** Text shrinks three- to tenfold, the most repetitive logs a hundredfold; gzip itself can do 1,032. */
    private static final int DEFAULT_MAX_EXPANSION = 200;

    public ReadSettings {
        first = first == null ? "" : first.strip();
        second = second == null ? "" : second.strip();
        header = header == null ? Boolean.FALSE : header;
        maxExpansion = maxExpansion == null ? DEFAULT_MAX_EXPANSION : maxExpansion;
        if (maxExpansion < 1) {
            throw new ConfigException("read.max-expansion must be at least 1, found: " + maxExpansion);
        }
        if (!first.isEmpty() && first.equals(second)) {
            throw new ConfigException("read.first and read.second are both '" + first + "'; a pair has two sides");
        }
    }

    /** Every default. */
    public static ReadSettings defaults() {
        return new ReadSettings(null, null, null, null);
    }
}
