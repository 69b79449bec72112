package io.glossa.corpus.read;

import io.glossa.corpus.SourceSettings;
import io.glossa.corpus.language.LanguageProfile;
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
 * <p>Contract: {@link #open} and {@link #records} hold at most one record in memory and never fail because of what a record
 * contains; {@link #parse} answers every record with a {@link Parsed} and never throws. All are stateless and thread-safe.
 * The ranges of a file give together, in order, the records of the whole file with the same numbers.
 */
public interface RecordReader {
    /** The rules by which a record is refused before it becomes a document, in the order in which they are checked. */
    List<String> RULES = List.of("bomb", "too-large", "encoding", "json", "format", "empty");

    /** The name in settings. */
    String name();

    /**
     * Cuts a stream, already unpacked, into records: for formats that are read from front to back.
     *
     * @param file name of the file as ids and messages show it
     * @param maxBytes of a record that are kept; the rest of a longer one is counted and skipped
     * @throws java.io.UncheckedIOException from the iterator when the stream fails
     * @throws UnsupportedOperationException for a format that needs more than a stream; {@link #open} reads every format
     */
    Iterator<RawRecord> records(InputStream in, String file, int maxBytes);

    /**
     * Cuts a part of a file into records.
     *
     * @param file packed or not
     * @param shown name of the file as ids and messages show it
     * @param range one of {@link #ranges}, or {@link ByteRange#ALL}
     * @param maxBytes of a record that are kept
     */
    default Records open(InputFile file, String shown, ByteRange range, SourceSettings source, int maxBytes) {
        InputStream in = SourceFiles.open(file, source.read().maxExpansion());
        return new Records(records(in, shown, maxBytes), shown, in);
    }

    /**
     * Parts of a file that can be read apart from each other; one part, {@link ByteRange#ALL}, where the format or the packing
     * knows no cut.
     *
     * @param rangeBytes about how long a part should be
     */
    default List<ByteRange> ranges(InputFile file, long rangeBytes) {
        return List.of(ByteRange.ALL);
    }

    /**
     * Looks at a file before any work starts.
     *
     * <p><b>Errors.</b> {@link ConfigException} when the source's settings do not fit it.
     */
    default void check(InputFile file, SourceSettings source) {}

    /** Files read along with this one, which the source's paths do not name. */
    default List<InputFile> alongside(InputFile file, SourceSettings source) {
        return List.of();
    }

    /** This reader for texts of a language. */
    default RecordReader forLanguage(LanguageProfile language) {
        return this;
    }

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
