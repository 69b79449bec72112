package io.glossa.corpus.decontaminate;

import io.glossa.run.ConfigException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * Files of evaluation sets, as the recipe names them.
 *
 * @param paths files, folders or globs, relative to the recipe's folder
 * @param name of the benchmark in reports; folder and name of each file unless given
 * @param format name of an {@link EvaluationFormat}; recognised by file name and content unless given
 * @param fields columns or keys whose texts count; every text in the file unless given
 */
public record EvaluationSetSource(List<String> paths, String name, String format, List<String> fields)
        implements Serializable {
    public EvaluationSetSource {
        if (paths == null || paths.isEmpty()) {
            throw new ConfigException(
                    "decontaminate.sets: paths is missing; name at least one file, folder or glob of evaluation sets");
        }
        paths = new ArrayList<>(paths);
        name = name == null ? "" : name;
        format = format == null ? "" : format;
        fields = new ArrayList<>(fields == null ? List.of() : fields);
        if (!format.isEmpty()) {
            EvaluationFormat.named(format);
        }
    }

    /** Files with every default. */
    public static EvaluationSetSource of(String... paths) {
        return new EvaluationSetSource(List.of(paths), null, null, null);
    }
}
