package io.glossa.corpus.filter;

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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Real Korean words and sentences that documents of a wanted shape are made of. */
final class KoreanWords {
    private final List<String> sentences = new ArrayList<>();
    private final List<String> words;
    private int next;

    KoreanWords() {
        Path file = Path.of(System.getProperty("glossa.root"), "tests/data/ko/ud-korean.jsonl.gz");
        Set<String> distinct = new LinkedHashSet<>();
        try (BufferedReader in =
                new BufferedReader(new InputStreamReader(SourceFiles.open(file), StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null && distinct.size() < 5_000; line = in.readLine()) {
                JsonNode record = Json.mapper().readTree(line);
                for (String sentence : record.get("text").asText().split("\n")) {
                    if (sentence.matches("[가-힣 ]{30,80}\\.")) {
                        sentences.add(sentence);
                        distinct.addAll(List.of(sentence.replace(".", "").split(" ")));
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        words = distinct.stream()
                .filter(w -> w.length() >= 2 && w.length() <= 5)
                .toList();
    }

    /** Distinct sentences. */
    List<String> sentences(int count) {
        return sentences.stream().distinct().limit(count).toList();
    }

    /** Begins again with the first word. */
    void rewind() {
        next = 0;
    }

    /** Words that were not given since the beginning. */
    String words(int count) {
        List<String> taken = new ArrayList<>(words.subList(next, next + count));
        next += count;
        return String.join(" ", taken);
    }
}
