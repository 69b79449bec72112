package io.glossa.spark;

import io.glossa.corpus.CorpusSettings;
import io.glossa.corpus.Document;
import io.glossa.corpus.SourceSettings;
import io.glossa.run.Json;
import io.glossa.vocab.documents.ParquetDocuments;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** Real Korean documents with planted faults, in a folder of its own. */
final class PlantedCorpus {
    static final Path DATA = Path.of(System.getProperty("glossa.root"), "tests", "data");

    private final Path folder;

    PlantedCorpus() {
        try {
            folder = Files.createTempDirectory("planted");
            folder.toFile().deleteOnExit();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** A folder for what lives no longer than a test. */
    static Path scratch() {
        return new PlantedCorpus().folder();
    }

    Path folder() {
        return folder;
    }

    /** The first texts of UD Korean: about a kilobyte of edited prose each. */
    static List<String> prose(int count) throws IOException {
        List<String> texts = new ArrayList<>();
        Path file = DATA.resolve("ko/ud-korean.jsonl.gz");
        try (BufferedReader in = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            while (texts.size() < count) {
                texts.add(Json.mapper().readTree(in.readLine()).get("text").asText());
            }
        }
        return texts;
    }

    /** One record as a line of JSON. */
    static String record(String id, String text) {
        return Json.line(new TreeMap<>(java.util.Map.of("id", id, "text", text)));
    }

    /** Writes a source's file. */
    Path write(String name, List<String> lines) throws IOException {
        return Files.writeString(folder.resolve(name), String.join("\n", lines) + "\n");
    }

    /** Settings over files of this folder, each a source called after its file. */
    static CorpusSettings settings(String... files) {
        List<SourceSettings> sources = new ArrayList<>();
        for (String file : files) {
            sources.add(SourceSettings.of(file.substring(0, file.indexOf('.')), "ko", file));
        }
        return CorpusSettings.of(sources);
    }

    /** The documents of a table. */
    static List<Document> documents(Path table) {
        List<Document> documents = new ArrayList<>();
        ParquetDocuments.forEach(table, documents::add);
        return documents;
    }

    /** Every file below a directory by its relative path, with its bytes as Latin-1. */
    static TreeMap<String, String> bytes(Path directory) throws IOException {
        TreeMap<String, String> bytes = new TreeMap<>();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                bytes.put(
                        directory.relativize(file).toString(),
                        new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
            }
        }
        return bytes;
    }
}
