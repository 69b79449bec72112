package io.glossa.corpus.decontaminate;

import io.glossa.run.ConfigException;
import io.glossa.run.NearestName;
import java.io.IOException;
import java.io.Reader;
import java.util.List;
import java.util.ServiceLoader;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/**
 * A file format of evaluation sets. Found by name through {@link ServiceLoader}.
 *
 * <p>Contract: stateless; texts come in the order of the file, each with the place where it stands; with fields named, texts
 * of other fields are left out; a field that the file lacks is a {@link ConfigException} naming the known ones, a file that
 * is not of the format a {@link io.glossa.run.FormatException} with file and line.
 */
public interface EvaluationFormat {
    /** The name in settings. */
    String name();

    /**
     * Whether a file looks like this format; at most one format says so of any file.
     *
     * @param fileName without {@code .gz} or {@code .zst}
     * @param beginning some first lines
     */
    boolean recognises(String fileName, String beginning);

    /**
     * Sends every text with its place.
     *
     * @param file names the file in messages
     * @param fields columns or keys whose texts count; all when empty
     * @param sink takes place and text
     */
    void read(Reader in, String file, List<String> fields, BiConsumer<String, String> sink) throws IOException;

    /** Every format there is, by name. */
    static SortedMap<String, EvaluationFormat> all() {
        SortedMap<String, EvaluationFormat> known = new TreeMap<>();
        ServiceLoader.load(EvaluationFormat.class, EvaluationFormat.class.getClassLoader())
                .forEach(f -> known.put(f.name(), f));
        return known;
    }

    /** The format of a name. */
    static EvaluationFormat named(String name) {
        SortedMap<String, EvaluationFormat> known = all();
        EvaluationFormat format = known.get(name);
        if (format == null) {
            throw new ConfigException("decontaminate.sets: " + NearestName.unknown("format", name, known.keySet()));
        }
        return format;
    }
}
