package io.glossa.train.eval;

import io.glossa.run.ConfigException;
import io.glossa.run.NearestName;
import java.lang.Character.UnicodeScript;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Where the texts of one evaluation set come from: a source of the corpus' splits, or a JSON-lines file.
 *
 * @param name what results call it, such as {@code ko-reviews}
 * @param language ISO 639-1; baselines are counted on training text of the same language
 * @param source a source of the corpus; its name unless a path is given
 * @param split of the corpus; {@code test} unless given
 * @param path of a {@code .jsonl} or {@code .jsonl.gz} file with {@code id} and {@code text}, instead of a source
 * @param script only lines whose letters are at least half of this script count, such as {@code hangul}, or {@code any};
 *     the language's own unless given, which is {@code any} for Latin
 * @param sampledFromBase whether the base itself wrote the texts, so that divergence can be measured on them; no unless
 *     given
 */
public record EvaluationSetSettings(
        String name,
        String language,
        String source,
        String split,
        String path,
        String script,
        Boolean sampledFromBase) {
    private static final String ANY = "any";
    private static final List<String> SPLITS = List.of("train", "validation", "test");

    public EvaluationSetSettings {
        if (name == null || !name.matches("[a-z0-9][a-z0-9-]*")) {
            throw new ConfigException(
                    "an evaluation set's name must be lower-case letters, digits and dashes, found: " + name);
        }
        if (language == null || language.isBlank()) {
            throw new ConfigException(
                    "evaluation set " + name + ": language is missing; write an ISO 639-1 code such as ko");
        }
        if ((source == null) == (path == null)) {
            throw new ConfigException("evaluation set " + name + ": give either source (of the corpus) or path (of a "
                    + "JSON-lines file), and only one of them");
        }
        split = split == null ? "test" : split;
        if (!SPLITS.contains(split)) {
            throw new ConfigException("evaluation set " + name + ": " + NearestName.unknown("split", split, SPLITS));
        }
        script = script == null ? "" : script.toLowerCase(Locale.ROOT);
        if (!script.isEmpty() && !script.equals(ANY) && !scripts().contains(script)) {
            throw new ConfigException(
                    "evaluation set " + name + ": unknown script '" + script + "'; write a Unicode script such as "
                            + NearestName.of(script, scripts()).orElse("hangul"));
        }
        sampledFromBase = sampledFromBase != null && sampledFromBase;
    }

    /** The script whose lines count; none when every line does. */
    Optional<UnicodeScript> countedScript(UnicodeScript ofLanguage) {
        return switch (script) {
            case ANY -> Optional.empty();
            // English between Greek or Hangul is another matter; between Latin letters a line cannot tell.
            case "" -> ofLanguage == UnicodeScript.LATIN ? Optional.empty() : Optional.of(ofLanguage);
            default -> Optional.of(UnicodeScript.forName(script));
        };
    }

    /** The file, resolved against a folder, of a set that has one. */
    public Path file(Path folder) {
        return folder.resolve(path);
    }

    private static List<String> scripts() {
        return Arrays.stream(UnicodeScript.values())
                .map(s -> s.name().toLowerCase(Locale.ROOT))
                .toList();
    }
}
