package io.glossa.init;

import io.glossa.run.ConfigException;
import io.glossa.run.NearestName;
import java.util.Arrays;
import java.util.Locale;

/** Knowledge from outside the checkpoint that a method may ask for, by its key below {@code files}. */
public enum AuxiliaryFile {
    /** Vectors of the new tokenizer's pieces; trained on the run's packed text unless given. */
    VECTORS,
    /** Word vectors of the base's language. */
    SOURCE_VECTORS,
    /** Word vectors of the target language. */
    TARGET_VECTORS,
    /** Pairs of words: {@code source TAB target} lines. */
    DICTIONARY,
    /** Sentences and their translations: {@code source TAB target} lines. */
    PARALLEL,
    /** Model directory whose rows are expressed in the base's. */
    DONOR,
    /** Text in the target language, a line each; the run's own training text unless given. */
    TEXT,
    /** Model directory of a small model with the new tokenizer. */
    HELPER;

    /** The key in settings, such as {@code source-vectors}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The file of a key; an unknown one is answered with the known. */
    public static AuxiliaryFile of(String key) {
        return Arrays.stream(values())
                .filter(file -> file.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new ConfigException("files: "
                        + NearestName.unknown(
                                "file",
                                key,
                                Arrays.stream(values()).map(AuxiliaryFile::key).toList())));
    }
}
