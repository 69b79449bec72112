package io.glossa.corpus.read;

import io.glossa.corpus.TextSize;
import io.glossa.corpus.parallel.TextPair;

/** What a reader makes of a raw record. */
public sealed interface Parsed {
    /** Of a UTF-16 unit in UTF-8. */
    int MOST_BYTES = 3;

    /** The id to speak of the record by. */
    String id();

    /** The text, or as much of it as can be shown. */
    String text();

    /**
     * A record whose text could be read.
     *
     * @param url where the text comes from; empty when the record does not tell
     */
    record Text(String id, String text, String url) implements Parsed {
        /** A text from nowhere in particular. */
        public Text(String id, String text) {
            this(id, text, "");
        }
    }

    /** A text in two languages; as one text its sides stand on lines of their own. */
    record Pair(TextPair pair) implements Parsed {
        @Override
        public String id() {
            return pair.id();
        }

        @Override
        public String text() {
            return pair.first() + "\n" + pair.second();
        }
    }

    /**
     * A record that cannot become a document.
     *
     * @param rule one of {@link RecordReader#RULES}
     * @param reason what was found and what was expected
     */
    record Broken(String id, String text, String rule, String reason) implements Parsed {}

    /** A text that is neither too large nor blank. */
    static Parsed sized(String id, String text, String url, int maxTextBytes) {
        if (text.length() > maxTextBytes / MOST_BYTES) {
            long bytes = TextSize.of(text).bytes();
            if (bytes > maxTextBytes) {
                return new Broken(
                        id,
                        text,
                        "too-large",
                        "the text has " + bytes + " bytes; at most " + maxTextBytes + " are read");
            }
        }
        return text.isBlank() ? new Broken(id, "", "empty", "the text is empty") : new Text(id, text, url);
    }
}
