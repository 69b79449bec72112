package io.glossa.corpus.read;

import io.glossa.corpus.SourceSettings;
import io.glossa.run.ConfigException;
import io.glossa.run.NearestName;
import java.io.InputStream;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceLoader;
import java.util.TreeMap;

/**
 * A format of corpus files. Found by name through {@link ServiceLoader}.
 *
 * <p>Contract: {@link #records} holds at most one record in memory and never fails because of what a record contains;
 * {@link #parse} answers every record with a {@link Parsed} and never throws. Both are stateless and thread-safe.
 */
public interface RecordReader {
    /** The rules by which a record is refused before it becomes a document, in the order in which they are checked. */
    List<String> RULES = List.of("too-large", "encoding", "json", "empty");

    /** The name in settings. */
    String name();

    /**
     * Cuts a file, already decompressed, into records.
     *
     * @param file name of the file as ids and messages show it
     * @param maxBytes of a record that are kept; the rest of a longer one is counted and skipped
     * @throws java.io.UncheckedIOException from the iterator when the stream fails
     */
    Iterator<RawRecord> records(InputStream in, String file, int maxBytes);

    /**
     * Decodes a record.
     *
     * @param maxTextBytes UTF-8 bytes of text above which the record is too large
     */
    Parsed parse(RawRecord record, SourceSettings source, int maxTextBytes);

    /**
     * Bytes of a record that {@link #records} must keep so that no text within the limit is cut.
     *
     * @param maxTextBytes the limit of {@link #parse}
     */
    int maxRecordBytes(int maxTextBytes);

    /** The reader of a name. */
    static RecordReader named(String name) {
        TreeMap<String, RecordReader> known = new TreeMap<>();
        ServiceLoader.load(RecordReader.class, RecordReader.class.getClassLoader())
                .forEach(r -> known.put(r.name(), r));
        RecordReader reader = known.get(name);
        if (reader == null) {
            throw new ConfigException(NearestName.unknown("format", name, known.keySet()));
        }
        return reader;
    }
}
