package io.glossa.corpus.read;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.glossa.corpus.SourceSettings;
import io.glossa.corpus.TextSize;
import io.glossa.run.Json;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;

/**
 * One JSON object a line, with the text in one of its fields; UTF-8.
 *
 * <p>Only the fields named by the source are read, at the top level of the object; a number serves as an id too.
 */
public final class JsonLinesReader implements RecordReader {
    /** JSON writes a character in at most six bytes (a letter as backslash, u and four digits). */
    private static final int MAX_ESCAPE_BYTES = 6;

    /** Room for the other fields of a record. */
    private static final int OTHER_FIELDS_BYTES = 1 << 16;

    @Override
    public String name() {
        return "jsonl";
    }

    @Override
    public Iterator<RawRecord> records(InputStream in, String file, int maxBytes) {
        return new LineRecords(in, file, maxBytes);
    }

    @Override
    public int maxRecordBytes(int maxTextBytes) {
        return (int) Math.min(Integer.MAX_VALUE - 8L, (long) maxTextBytes * MAX_ESCAPE_BYTES + OTHER_FIELDS_BYTES);
    }

    @Override
    public Parsed parse(RawRecord record, SourceSettings source, int maxTextBytes) {
        String fallback = record.fallbackId();
        if (record.totalBytes() > record.bytes().length) {
            return new Parsed.Broken(
                    fallback,
                    Utf8.beginning(record.bytes()),
                    "too-large",
                    "the line has " + record.totalBytes() + " bytes; no text of at most " + maxTextBytes
                            + " bytes needs so many");
        }
        Utf8.Decoded line = Utf8.decode(record.bytes());
        if (!line.isValid()) {
            return new Parsed.Broken(
                    fallback, line.text(), "encoding", "byte " + (line.invalidAt() + 1) + " of the line is not UTF-8");
        }
        // Files put together from others carry byte order marks in their middle.
        String json = line.text().startsWith("\uFEFF") ? line.text().substring(1) : line.text();
        try (JsonParser parser = Json.mapper().createParser(json)) {
            return fields(parser, json, fallback, source, maxTextBytes);
        } catch (JsonProcessingException e) {
            int column = e.getLocation() == null ? 0 : e.getLocation().getColumnNr();
            return new Parsed.Broken(fallback, line.text(), "json", "not valid JSON at column " + column);
        } catch (IOException e) {
            return new Parsed.Broken(fallback, line.text(), "json", "not readable as JSON");
        }
    }

    private static Parsed fields(
            JsonParser parser, String line, String fallback, SourceSettings source, int maxTextBytes)
            throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            return new Parsed.Broken(fallback, line, "json", "expected a JSON object in braces");
        }
        String id = fallback;
        String text = null;
        String url = "";
        String wrong = null;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String field = parser.currentName();
            JsonToken value = parser.nextToken();
            if (field.equals(source.textField())) {
                text = value == JsonToken.VALUE_STRING ? parser.getText() : null;
                wrong = value == JsonToken.VALUE_STRING ? null : "field '" + field + "' is not a string";
            } else if (field.equals(source.idField()) && value.isScalarValue() && value != JsonToken.VALUE_NULL) {
                id = parser.getText().isEmpty() ? fallback : parser.getText();
            } else if (field.equals(source.urlField()) && value == JsonToken.VALUE_STRING) {
                url = parser.getText();
            }
            parser.skipChildren();
        }
        if (parser.nextToken() != null) {
            return new Parsed.Broken(id, line, "json", "more than one value on the line");
        }
        if (text == null) {
            String reason = wrong == null ? "no field '" + source.textField() + "'" : wrong;
            return new Parsed.Broken(id, line, "json", reason);
        }
        return sized(id, text, url, maxTextBytes);
    }

    /** A text that is neither too large nor blank, of a record that names no address. */
    static Parsed sized(String id, String text, int maxTextBytes) {
        return sized(id, text, "", maxTextBytes);
    }

    /** A text that is neither too large nor blank. */
    static Parsed sized(String id, String text, String url, int maxTextBytes) {
        long bytes = TextSize.of(text).bytes();
        if (bytes > maxTextBytes) {
            return new Parsed.Broken(
                    id, text, "too-large", "the text has " + bytes + " bytes; at most " + maxTextBytes + " are read");
        }
        if (text.isBlank()) {
            return new Parsed.Broken(id, "", "empty", "the text is empty");
        }
        return new Parsed.Text(id, text, url);
    }
}
