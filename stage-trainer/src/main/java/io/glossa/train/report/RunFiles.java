package io.glossa.train.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.glossa.run.AtomicFiles;
import io.glossa.run.FormatException;
import io.glossa.run.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The files of a run directory that a page is made of. Missing ones are empty; broken ones are refused with file and
 * line.
 */
record RunFiles(Path directory) {
    Optional<JsonNode> json(String path) {
        Path file = directory.resolve(path);
        return Files.exists(file) ? Optional.of(Json.read(file)) : Optional.empty();
    }

    /** The objects of a JSON-lines file, none when it is missing. */
    List<JsonNode> jsonLines(String path) {
        List<JsonNode> lines = new ArrayList<>();
        int number = 0;
        for (String line : text(path).orElse("").lines().toList()) {
            number++;
            try {
                lines.add(Json.mapper().readTree(line));
            } catch (IOException e) {
                throw new FormatException(directory.resolve(path) + " line " + number + ": not a JSON object", e);
            }
        }
        return lines;
    }

    Optional<String> text(String path) {
        Path file = directory.resolve(path);
        try {
            return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
        } catch (IOException e) {
            throw AtomicFiles.failure("read", file, e);
        }
    }

    /** Names of the finished folders in a folder, sorted; work in progress is left out. */
    List<String> folders(String path) {
        Path folder = directory.resolve(path);
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(Files::isDirectory)
                    .map(f -> f.getFileName().toString())
                    .filter(name -> !name.contains("."))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw AtomicFiles.failure("read", folder, e);
        }
    }
}
