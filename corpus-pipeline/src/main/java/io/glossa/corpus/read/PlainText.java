package io.glossa.corpus.read;

/** A record whose bytes are its text. */
public final class PlainText {
    private PlainText() {}

    /** The record's text, unless it is too large, not UTF-8, or blank. */
    public static Parsed parse(RawRecord record, int maxTextBytes) {
        String id = record.id().isEmpty() ? record.fallbackId() : record.id();
        if (record.totalBytes() > maxTextBytes || record.totalBytes() > record.bytes().length) {
            return new Parsed.Broken(
                    id,
                    Utf8.beginning(record.bytes()),
                    "too-large",
                    "the text has " + record.totalBytes() + " bytes; at most " + maxTextBytes + " are read");
        }
        Utf8.Decoded text = Utf8.decode(record.bytes());
        if (!text.isValid()) {
            return new Parsed.Broken(
                    id, text.text(), "encoding", "byte " + (text.invalidAt() + 1) + " of the text is not UTF-8");
        }
        return text.text().isBlank()
                ? new Parsed.Broken(id, "", "empty", "the text is empty")
                : new Parsed.Text(id, text.text(), record.url());
    }
}
