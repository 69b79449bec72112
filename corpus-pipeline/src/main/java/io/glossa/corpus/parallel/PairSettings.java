package io.glossa.corpus.parallel;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.glossa.run.ConfigException;
import io.glossa.run.NearestName;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is made of the pairs of a source.
 *
 * @param languages the two ISO 639-1 codes, in the order of the columns
 * @param filters names in order; every filter unless given
 * @param limits numbers of the filters that this source changes, by filter
 * @param template one pair as text, the sides written {@code {first}} and {@code {second}} in the order of the direction;
 *     {@code "{first}\n{second}"} unless given
 * @param pairsPerDocument neighbouring pairs that make a document; 8 unless given, about a paragraph
 * @param separator text between the pairs of a document; a blank line unless given
 * @param directions which language comes first in a document; {@code both} unless given
 */
public record PairSettings(
        List<String> languages,
        List<String> filters,
        Map<String, Double> limits,
        String template,
        Integer pairsPerDocument,
        String separator,
        Directions directions)
        implements Serializable {
    /** Which language comes first. */
    public enum Directions {
        /** Either, by a hash of the document's id: about half of each. */
        @JsonProperty("both")
        BOTH,
        /** The first column. */
        @JsonProperty("forward")
        FORWARD,
        /** The second column. */
        @JsonProperty("backward")
        BACKWARD
    }

    /** In the order in which cheap and plain reasons come first. */
    private static final List<String> STANDARD = List.of(
            "empty-side",
            "copied-side",
            "side-script",
            "side-language",
            "side-identity",
            "length-ratio",
            "numerals",
            "terminal-punctuation",
            "long-word",
            "long-side");

    public PairSettings {
        if (languages == null || languages.size() != 2 || languages.get(0).equals(languages.get(1))) {
            throw new ConfigException(
                    "pairs.languages must be two different ISO 639-1 codes in the order of the columns, such as [en, ko]");
        }
        languages = new ArrayList<>(languages);
        filters = new ArrayList<>(filters == null ? STANDARD : filters);
        limits = new TreeMap<>(limits == null ? Map.of() : limits);
        template = template == null ? "{first}\n{second}" : template;
        pairsPerDocument = pairsPerDocument == null ? 8 : pairsPerDocument;
        separator = separator == null ? "\n\n" : separator;
        directions = directions == null ? Directions.BOTH : directions;
        PairFilter.named(filters);
        limits.forEach(PairSettings::check);
        if (!template.contains("{first}") || !template.contains("{second}")) {
            throw new ConfigException("pairs.template must hold {first} and {second}, found: " + template);
        }
        if (pairsPerDocument < 1) {
            throw new ConfigException("pairs.pairs-per-document must be at least 1, found: " + pairsPerDocument);
        }
    }

    /** Settings with every default. */
    public static PairSettings of(String first, String second) {
        return new PairSettings(List.of(first, second), null, null, null, null, null, null);
    }

    private static void check(String name, Double value) {
        PairFilter filter = PairFilter.all().get(name);
        if (filter == null) {
            throw new ConfigException("pairs.limits: "
                    + NearestName.unknown("pair filter", name, PairFilter.all().keySet()));
        }
        PairLimit limit = filter.limit();
        if (value == null || !(value >= limit.least() && value <= limit.most())) {
            throw new ConfigException("pairs.limits." + name + " is " + value + "; outside " + limit.least() + " to "
                    + limit.most() + " it could never decide anything");
        }
    }
}
