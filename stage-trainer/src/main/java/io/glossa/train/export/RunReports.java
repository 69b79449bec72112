package io.glossa.train.export;

import com.fasterxml.jackson.databind.JsonNode;
import io.glossa.run.AtomicFiles;
import io.glossa.run.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What the steps of a run wrote about themselves, as far as they ran.
 *
 * @param corpus {@code corpus/report.json}
 * @param vocabulary {@code vocab/report.json}
 * @param initialization {@code init/comparison.json}
 * @param stages {@code train/*&#47;summary.json} by the stage's folder, in order
 * @param evaluation {@code eval/results.json}
 */
public record RunReports(
        Optional<JsonNode> corpus,
        Optional<JsonNode> vocabulary,
        Optional<JsonNode> initialization,
        SortedMap<String, JsonNode> stages,
        Optional<JsonNode> evaluation) {
    public RunReports {
        stages = new TreeMap<>(stages);
    }

    /** Of a model that was not made by a run. */
    public static RunReports none() {
        return new RunReports(Optional.empty(), Optional.empty(), Optional.empty(), new TreeMap<>(), Optional.empty());
    }

    /** Reads those that a run directory has. */
    public static RunReports read(Path run) {
        SortedMap<String, JsonNode> stages = new TreeMap<>();
        Path train = run.resolve("train");
        if (Files.isDirectory(train)) {
            try (Stream<Path> directories = Files.list(train)) {
                for (Path stage : directories.sorted().toList()) {
                    String name = stage.getFileName().toString();
                    boolean finished = !name.endsWith(".partial") && !name.endsWith(".retired");
                    if (finished && Files.exists(stage.resolve("summary.json"))) {
                        stages.put(name, Json.read(stage.resolve("summary.json")));
                    }
                }
            } catch (IOException e) {
                throw AtomicFiles.failure("read", train, e);
            }
        }
        return new RunReports(
                find(run.resolve("corpus/report.json")),
                find(run.resolve("vocab/report.json")),
                find(run.resolve("init/comparison.json")),
                stages,
                find(run.resolve("eval/results.json")));
    }

    /** Whether anything was done to the base. */
    boolean adapted() {
        return initialization.isPresent() || !stages.isEmpty();
    }

    private static Optional<JsonNode> find(Path file) {
        return Files.exists(file) ? Optional.of(Json.read(file)) : Optional.empty();
    }
}
