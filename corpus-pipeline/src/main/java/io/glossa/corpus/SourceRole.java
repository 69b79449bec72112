package io.glossa.corpus;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** What the documents of a source are for. */
public enum SourceRole {
    /** Text of the language that the model shall learn. */
    @JsonProperty("target")
    TARGET,
    /** Text of the language that the model already knows, mixed in so that it is not forgotten. */
    @JsonProperty("replay")
    REPLAY,
    /** Text with its translation. */
    @JsonProperty("parallel")
    PARALLEL,
    /** Programs. */
    @JsonProperty("code")
    CODE,
    /** Text that is only measured on: none of it may reach training. */
    @JsonProperty("evaluation")
    EVALUATION;

    /** The name in settings and reports. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The language code of a document: {@code mul} for parallel text, {@code zxx} for programs, else the source's (ISO 639). */
    public String languageOf(String source) {
        return this == PARALLEL ? "mul" : this == CODE ? "zxx" : source;
    }

    /** Whether the documents are prose of one language, which the rules of languages are made for. */
    public boolean isProse() {
        return this != PARALLEL && this != CODE;
    }
}
