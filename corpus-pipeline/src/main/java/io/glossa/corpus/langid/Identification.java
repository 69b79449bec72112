package io.glossa.corpus.langid;

/**
 * What a text was found to be written in.
 *
 * @param language ISO 639 code; {@code und} where nothing can be said
 * @param probability of that language as the model sees it; of the likeliest one where nothing can be said
 */
public record Identification(String language, double probability) {
    /** Whether a language was found. */
    public boolean isDetermined() {
        return !language.equals(LanguageCodes.UNDETERMINED);
    }
}
