package io.glossa.vocab.pack;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import io.glossa.corpus.Document;
import io.glossa.run.ConfigException;
import java.io.Serializable;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How likely a merge is passed over in packing, by source, language or {@code all}; written as one number it is for all.
 *
 * <p>Not a record, for its keys are names and not components.
 */
public final class BpeDropout implements Serializable {
    /** No chance anywhere. */
    public static final BpeDropout NONE = new BpeDropout(new TreeMap<>());

    private static final long serialVersionUID = 1;

    private final TreeMap<String, Double> rates;

    private BpeDropout(SortedMap<String, Double> rates) {
        rates.forEach((key, rate) -> {
            if (!(rate >= 0 && rate < 1)) {
                throw new ConfigException("bpe-dropout: " + key + " is " + rate + "; expected 0 or more and below 1");
            }
        });
        this.rates = new TreeMap<>(rates);
    }

    /** The rates as they are written, 0 to below 1. */
    @JsonValue
    public SortedMap<String, Double> rates() {
        return Collections.unmodifiableSortedMap(rates);
    }

    /** Reads a number or a mapping. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static BpeDropout of(JsonNode written) {
        SortedMap<String, Double> rates = new TreeMap<>();
        if (written.isNumber()) {
            rates.put(SourceValues.ALL, written.asDouble());
        } else if (written.isObject()) {
            for (Map.Entry<String, JsonNode> entry : written.properties()) {
                if (!entry.getValue().isNumber()) {
                    throw expected(entry.getKey() + ": " + entry.getValue());
                }
                rates.put(entry.getKey(), entry.getValue().asDouble());
            }
        } else {
            throw expected(written.toString());
        }
        return new BpeDropout(rates);
    }

    /** The rate for a document. */
    double rate(Document document) {
        return SourceValues.of(rates, document).orElse(0.0);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BpeDropout that && rates.equals(that.rates);
    }

    @Override
    public int hashCode() {
        return rates.hashCode();
    }

    @Override
    public String toString() {
        return rates.toString();
    }

    private static ConfigException expected(String found) {
        return new ConfigException("bpe-dropout: found " + found
                + "; expected a number such as 0.1, or numbers by source," + " language or all");
    }
}
