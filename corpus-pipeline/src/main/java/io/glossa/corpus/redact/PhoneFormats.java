package io.glossa.corpus.redact;

import io.glossa.run.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How countries write telephone numbers: the content of {@code redact/phone-formats.yaml}.
 *
 * @param formats in the order in which they are tried
 */
record PhoneFormats(List<Format> formats) {
    private static final String FILE = "redact/phone-formats.yaml";

    /**
     * One form of number.
     *
     * @param country its ISO 3166 code, or {@code any}
     * @param example that the pattern matches
     * @param pattern regular expression of a whole number
     */
    record Format(String country, String example, String pattern) {}

    static PhoneFormats load() {
        try (InputStream in = PhoneFormats.class.getResourceAsStream("/" + FILE)) {
            return Settings.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8), FILE)
                    .bind(PhoneFormats.class);
        } catch (IOException e) {
            throw new UncheckedIOException("the built-in file " + FILE + " cannot be read", e);
        }
    }

    /** All forms as one regular expression. */
    String pattern() {
        return formats.stream().map(Format::pattern).collect(Collectors.joining("|"));
    }
}
