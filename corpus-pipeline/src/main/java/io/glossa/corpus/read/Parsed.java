package io.glossa.corpus.read;

/** What a reader makes of a raw record. */
public sealed interface Parsed {
    /** The id to speak of the record by. */
    String id();

    /** The text, or as much of it as can be shown. */
    String text();

    /**
     * A record whose text could be read.
     *
     * @param url where the text was found; empty when the record does not say
     */
    record Text(String id, String text, String url) implements Parsed {
        /** A record that names no address. */
        public Text(String id, String text) {
            this(id, text, "");
        }
    }

    /**
     * A record that cannot become a document.
     *
     * @param rule one of {@link RecordReader#RULES}
     * @param reason what was found and what was expected
     */
    record Broken(String id, String text, String rule, String reason) implements Parsed {}
}
