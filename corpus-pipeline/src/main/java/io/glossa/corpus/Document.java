package io.glossa.corpus;

/**
 * A document that passed every rule.
 *
 * @param id unique within its source
 * @param source name of the source
 * @param language ISO 639-1 code
 * @param text normalised and redacted
 */
public record Document(String id, String source, String language, String text) {}
