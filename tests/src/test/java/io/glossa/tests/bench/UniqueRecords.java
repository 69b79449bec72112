package io.glossa.tests.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.glossa.run.Json;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * As many different documents as a benchmark asks for, made of real ones.
 *
 * <p>Every document of a language is cut into its sentences. A record has as many sentences as a real document of its turn,
 * each drawn from all documents of the language: lengths, words and line ends are real, while no two records are copies, nor
 * nearly so.
 *
 * <p><b>Determinism.</b> A function of the corpora, the seed and the wanted size.
 */
final class UniqueRecords {
    private static final int FILE_BYTES = 32 << 20;

    private final String language;
    private final List<String> sentences = new ArrayList<>();
    private final List<Integer> lengths = new ArrayList<>();

    private UniqueRecords(String language) {
        this.language = language;
    }

    /** The corpora of a language: {@code *.jsonl.gz} in its folder. */
    static UniqueRecords of(Path corpora, String language) {
        UniqueRecords records = new UniqueRecords(language);
        try (Stream<Path> files = Files.list(corpora.resolve(language))) {
            for (Path file : files.sorted().toList()) {
                if (file.toString().endsWith(".jsonl.gz") && !file.endsWith("dirty.jsonl.gz")) {
                    records.read(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return records;
    }

    /**
     * Writes records into files of a folder.
     *
     * @param bytes of UTF-8 text, reached within one record
     * @param seed of the draw: other seeds give other records
     * @return bytes of UTF-8 text written
     */
    long write(Path folder, long bytes, long seed) throws IOException {
        Files.createDirectories(folder);
        Random random = new Random(seed);
        long written = 0;
        int record = 0;
        for (int file = 0; written < bytes; file++) {
            long goal = Math.min(bytes, written + FILE_BYTES);
            try (BufferedWriter out = Files.newBufferedWriter(folder.resolve(language + "-" + file + ".jsonl"))) {
                while (written < goal) {
                    String text = text(lengths.get(record % lengths.size()), random);
                    out.write(
                            Json.line(new TreeMap<>(java.util.Map.of("id", language + "-" + record++, "text", text))));
                    out.write('\n');
                    written += text.getBytes(StandardCharsets.UTF_8).length;
                }
            }
        }
        return written;
    }

    private String text(int length, Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(sentences.get(random.nextInt(sentences.size())));
        }
        return text.toString();
    }

    private void read(Path file) throws IOException {
        try (BufferedReader in = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                JsonNode record = Json.mapper().readTree(line);
                // Behind a line end, or behind a full stop and its space.
                String[] cut = record.get("text").asText().split("(?<=\\n)|(?<=[.!?;] )");
                // Tweets and comments would make a benchmark of records, not of text.
                if (cut.length >= 4) {
                    lengths.add(cut.length);
                    for (String sentence : cut) {
                        sentences.add(sentence.matches("(?s).*\\s") ? sentence : sentence + " ");
                    }
                }
            }
        }
    }
}
