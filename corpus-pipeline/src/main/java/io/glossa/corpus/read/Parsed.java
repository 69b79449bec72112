package io.glossa.corpus.read;

/** What a reader makes of a raw record. */
public sealed interface Parsed {
    /** The id to speak of the record by. */
    String id();

    /** The text, or as much of it as can be shown. */
    String text();

    /** A record whose text could be read. */
    record Text(String id, String text) implements Parsed {}

    /**
     * A record that cannot become a document.
     *
     * @param rule one of {@link RecordReader#RULES}
     * @param reason what was found and what was expected
     */
    record Broken(String id, String text, String rule, String reason) implements Parsed {}
}
