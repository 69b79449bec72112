package io.glossa.corpus;

/**
 * A document that passed every rule.
 *
 * @param id unique within its source
 * @param source name of the source
 * @param language ISO 639-1 code
 * @param text normalised and redacted
 * @param url where the text was found; empty when its source does not say
 */
public record Document(String id, String source, String language, String text, String url) {
    /** A document of a source that names no addresses. */
    public Document(String id, String source, String language, String text) {
        this(id, source, language, text, "");
    }
}
