package io.glossa.corpus.mix;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.glossa.run.ConfigException;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An amount of text, written with its unit: {@code 2 GB}, {@code 1.5 MiB}, {@code 800 bytes}. Decimal units count thousands,
 * binary ones (KiB, MiB, GiB, TiB) 1,024.
 *
 * @param bytes of UTF-8
 */
public record ByteSize(long bytes) implements Serializable {
    private static final Pattern FORM = Pattern.compile("(\\d+(?:\\.\\d+)?)\\s*(bytes|[kKMGT]i?B|B)");
    private static final List<String> PREFIXES = List.of("", "k", "M", "G", "T");

    /** Reads the text form. */
    @JsonCreator
    public static ByteSize parse(String text) {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches()) {
            throw new ConfigException(
                    "'" + text + "' is no amount of text; write a number and a unit, such as 2 GB or 512 MiB");
        }
        String unit = form.group(2);
        String prefix = unit.equals("bytes") || unit.equals("B")
                ? ""
                : unit.substring(0, 1).replace('K', 'k');
        long base = unit.contains("i") ? 1024 : 1000;
        BigDecimal factor = BigDecimal.valueOf(base).pow(PREFIXES.indexOf(prefix));
        BigDecimal bytes = new BigDecimal(form.group(1)).multiply(factor);
        if (bytes.signum() == 0 || bytes.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
            throw new ConfigException("'" + text + "': an amount of text must be above 0 and below 8 EiB");
        }
        return new ByteSize(bytes.longValue());
    }

    /** The exact number, as settings are written out. */
    @JsonValue
    public String text() {
        return bytes + " bytes";
    }
}
