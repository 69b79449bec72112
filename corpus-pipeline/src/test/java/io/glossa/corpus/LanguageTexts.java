package io.glossa.corpus;

import com.fasterxml.jackson.databind.JsonNode;
import io.glossa.corpus.read.SourceFiles;
import io.glossa.run.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.testng.SkipException;

/** Real texts of every built-in language. */
public final class LanguageTexts {
    private static final Path DATA = Path.of(System.getProperty("glossa.root"), "tests/data");

    /** Edited text by language: what no rule may spoil. */
    public static final Map<String, List<String>> EDITED = new TreeMap<>(Map.of(
            "en", List.of("en/state-union"),
            "ko", List.of("ko/ud-korean"),
            "el", List.of("el/ud-greek"),
            "sw", List.of("sw/bible-nt-sw"),
            "yo", List.of("yo/globalvoices-yo"),
            "zu", List.of("zu/bible-nt-zu", "zu/sadilar-zu"),
            "xh", List.of("xh/sadilar-xh")));

    private LanguageTexts() {}

    /** The texts of a slice in the repository, such as {@code el/ud-greek}. */
    public static List<String> slice(String name) {
        List<String> texts = new ArrayList<>();
        for (String line : lines(DATA.resolve(name + ".jsonl.gz"))) {
            try {
                JsonNode document = Json.mapper().readTree(line);
                texts.add(document.get("text").asText());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return texts;
    }

    /** The edited texts of a language. */
    public static List<String> edited(String language) {
        return EDITED.get(language).stream()
                .flatMap(name -> slice(name).stream())
                .toList();
    }

    /** The lines of a file of the larger data folder; skips the test where there is none. */
    public static List<String> shared(String path) {
        String folder = System.getenv("GLOSSA_DATA");
        if (folder == null) {
            throw new SkipException("needs the larger data folder: set GLOSSA_DATA");
        }
        return lines(Path.of(folder).resolve(path));
    }

    private static List<String> lines(Path file) {
        try (BufferedReader in =
                new BufferedReader(new InputStreamReader(SourceFiles.open(file), StandardCharsets.UTF_8))) {
            return in.lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
