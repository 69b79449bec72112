package io.glossa.corpus.preset;

import io.glossa.corpus.lists.WordList;
import io.glossa.run.ConfigException;
import io.glossa.run.NearestName;
import io.glossa.run.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The filters and numbers of a published pipeline, as a file of data.
 *
 * <p>A preset takes the place of a language's own list of filters. Numbers that it does not name are the language's.
 *
 * @param description one line
 * @param source where filters and numbers come from, and what could not be taken over
 * @param languages ISO 639-1 codes it is made for; empty for every language
 * @param normalisers names of those that run after the language's own
 * @param filters names in order
 * @param thresholds numbers for every language
 * @param byLanguage further numbers by language; they win
 */
public record Preset(
        String description,
        String source,
        List<String> languages,
        List<String> normalisers,
        List<String> filters,
        Map<String, Double> thresholds,
        Map<String, Map<String, Double>> byLanguage) {
    private static final String FOLDER = "presets/";

    public Preset {
        if (description == null || source == null || filters == null || filters.isEmpty()) {
            throw new ConfigException("a preset needs description, source and filters");
        }
        languages = List.copyOf(languages == null ? List.of() : languages);
        normalisers = List.copyOf(normalisers == null ? List.of() : normalisers);
        filters = List.copyOf(filters);
        thresholds = new TreeMap<>(thresholds == null ? Map.of() : thresholds);
        byLanguage = new TreeMap<>(byLanguage == null ? Map.of() : byLanguage);
    }

    /** Names of the presets that ship. */
    public static List<String> names() {
        return WordList.builtIn(FOLDER + "index.txt");
    }

    /**
     * A preset that ships.
     *
     * <p><b>Errors.</b> {@link ConfigException} for an unknown name.
     */
    public static Preset named(String name) {
        return Settings.parse(text(name), FOLDER + name + ".yaml").bind(Preset.class);
    }

    /** The file of a preset that ships. */
    public static String text(String name) {
        if (!names().contains(name)) {
            throw new ConfigException(NearestName.unknown("preset", name, names()));
        }
        try (InputStream in = Preset.class.getResourceAsStream("/" + FOLDER + name + ".yaml")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the built-in preset " + name + " cannot be read", e);
        }
    }

    /** Whether it is made for a language. */
    public boolean fits(String language) {
        return languages.isEmpty() || languages.contains(language);
    }

    /** Its numbers for a language. */
    public Map<String, Double> thresholdsFor(String language) {
        Map<String, Double> numbers = new TreeMap<>(thresholds);
        numbers.putAll(byLanguage.getOrDefault(language, Map.of()));
        return numbers;
    }
}
