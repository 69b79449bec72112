package io.glossa.corpus;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.glossa.corpus.parallel.PairSettings;
import io.glossa.corpus.read.ReadSettings;
import io.glossa.run.ConfigException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One source of documents, as the recipe names it.
 *
 * @param name short name in lower case, digits and dashes; it becomes a column value and a folder name
 * @param paths files, folders or globs, relative to the recipe's folder
 * @param format name of a {@link io.glossa.corpus.read.RecordReader}; {@code jsonl} unless given, {@code tsv} with
 *     pairs
 * @param language ISO 639-1 code of a language that has a file
 * @param role what the documents are for; parallel with pairs, else target unless given
 * @param licence licence of the text, as the model card prints it
 * @param origin where the text comes from, as the model card prints it
 * @param priority which copy of a duplicate stays when all else is equal: the lower number; 100 unless given
 * @param validationShare share of the duplicate clusters set aside for validation, 0 to 1; 0.02 unless given
 * @param testShare share of the duplicate clusters set aside for the test, 0 to 1; 0.02 unless given
 * @param textField JSON field that holds the text; {@code text} unless given
 * @param idField JSON field that holds the id; {@code id} unless given; a record without it is named by file and line
 * @param normalisers names of further normalisers that run before the language's own, such as {@code markdown-code}
 * @param thresholds numbers of the language's rules that this source changes
 * @param urlField field that holds the address a text comes from; {@code url} unless given, and it may be absent
 * @param read how the files are read, beyond their format
 * @param pairs what is made of the pairs of a parallel source; the files are documents unless given
 */
public record SourceSettings(
        String name,
        List<String> paths,
        String format,
        String language,
        SourceRole role,
        String licence,
        String origin,
        Integer priority,
        Double validationShare,
        Double testShare,
        String textField,
        String idField,
        List<String> normalisers,
        Map<String, Double> thresholds,
        String urlField,
        ReadSettings read,
        PairSettings pairs)
        implements Serializable {
    public SourceSettings {
        if (name == null || !name.matches("[a-z0-9][a-z0-9-]*")) {
            throw new ConfigException("a source's name must be lower-case letters, digits and dashes, found: " + name);
        }
        if (paths == null || paths.isEmpty()) {
            throw new ConfigException("source " + name + ": paths is missing; name at least one file, folder or glob");
        }
        if (language == null || language.isBlank()) {
            throw new ConfigException("source " + name + ": language is missing; write an ISO 639-1 code such as ko");
        }
        paths = new ArrayList<>(paths);
        format = format == null ? pairs == null ? "jsonl" : "tsv" : format;
        role = role != null ? role : pairs != null ? SourceRole.PARALLEL : SourceRole.TARGET;
        licence = licence == null ? "" : licence;
        origin = origin == null ? "" : origin;
        priority = priority == null ? 100 : priority;
        // An evaluation source trains nothing: all of it is test unless its settings divide it otherwise.
        validationShare = validationShare != null ? validationShare : role == SourceRole.EVALUATION ? 0.0 : 0.02;
        testShare = testShare != null ? testShare : role == SourceRole.EVALUATION ? 1.0 : 0.02;
        textField = textField == null ? "text" : textField;
        idField = idField == null ? "id" : idField;
        normalisers = new ArrayList<>(normalisers == null ? List.of() : normalisers);
        thresholds = new TreeMap<>(thresholds == null ? Map.of() : thresholds);
        urlField = urlField == null ? "url" : urlField;
        read = read == null ? ReadSettings.defaults() : read;
        requireShare(name, "validation-share", validationShare);
        requireShare(name, "test-share", testShare);
        if (validationShare + testShare > 1) {
            throw new ConfigException("source " + name + ": validation-share " + validationShare + " and test-share "
                    + testShare + " add up to more than 1");
        }
        if (pairs != null && !pairs.languages().contains(language)) {
            throw new ConfigException("source " + name + ": language is " + language + ", but pairs.languages are "
                    + pairs.languages() + "; name the one that the model shall learn");
        }
        if (role == SourceRole.EVALUATION && validationShare + testShare < 1) {
            throw new ConfigException("source " + name + ": an evaluation source must not train, but its shares leave "
                    + "some for training; let validation-share and test-share add up to 1");
        }
    }

    /** A source that is read in the usual way. */
    public SourceSettings(
            String name,
            List<String> paths,
            String format,
            String language,
            SourceRole role,
            String licence,
            String origin,
            Integer priority,
            Double validationShare,
            Double testShare,
            String textField,
            String idField,
            List<String> normalisers,
            Map<String, Double> thresholds) {
        this(
                name,
                paths,
                format,
                language,
                role,
                licence,
                origin,
                priority,
                validationShare,
                testShare,
                textField,
                idField,
                normalisers,
                thresholds,
                null,
                null,
                null);
    }

    /** A source with every default. */
    public static SourceSettings of(String name, String language, String... paths) {
        return inFormat(null, name, language, paths);
    }

    /** A source in a format, with every other default. */
    public static SourceSettings inFormat(String format, String name, String language, String... paths) {
        return new SourceSettings(
                name,
                List.of(paths),
                format,
                language,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    /** The same source, read from JSON lines that hold its documents. */
    public SourceSettings preparedAt(List<String> files) {
        return new SourceSettings(
                name,
                files,
                "jsonl",
                language,
                role,
                licence,
                origin,
                priority,
                validationShare,
                testShare,
                "text",
                "id",
                normalisers,
                thresholds,
                urlField,
                read,
                null);
    }

    /** Whether documents of this source may reach training. */
    @JsonIgnore
    public boolean isTrained() {
        return validationShare + testShare < 1;
    }

    private static void requireShare(String name, String key, double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new ConfigException("source " + name + ": " + key + " must lie between 0 and 1, found: " + share);
        }
    }
}
