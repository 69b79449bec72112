package io.glossa.spark;

import com.fasterxml.jackson.databind.JsonNode;
import io.glossa.run.AtomicFiles;
import io.glossa.run.Failpoint;
import io.glossa.run.Json;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * What the search for duplicates found, step by step in files of the corpus step's folder: each step reads the one before it
 * from there, and a run that is started again after it was killed goes on behind the last step that was finished.
 *
 * <p>A step is finished when its mark is written, behind all its rows. Failpoints: {@code corpus.search.rows} before a mark
 * is written, {@code corpus.search.NAME} after that of a step; the rounds of {@link ConnectedComponents} share a name.
 *
 * @param context runs the steps
 * @param folder of this search: what an earlier attempt under other settings, or with its documents in other parts, left is
 *     not looked at
 */
record SearchSteps(JavaSparkContext context, Path folder) {
    private static final String MARK = "mark.json";
    private static final RowFile.Packing PACKING = RowFile.Packing.ZSTANDARD;

    /**
     * A finished step.
     *
     * @param rows what it found; after {@link SearchSteps#forget} they may not be read
     * @param summary what is said of them
     */
    record Found<T, S>(JavaRDD<T> rows, S summary) {}

    /** What the mark says. */
    private record Mark(int parts, Object summary) {}

    /**
     * Runs a step, unless an earlier attempt has.
     *
     * @param name folder of the step
     * @param rows that it finds; looked at only where the step was not finished
     * @param format of them
     * @param type of the summary, which Jackson can write and read
     * @param summary of the rows, computed once
     */
    <T, S> Found<T, S> run(
            String name,
            Supplier<JavaRDD<T>> rows,
            RowFormat<T> format,
            Class<S> type,
            Function<JavaRDD<T>, S> summary) {
        Path step = folder.resolve(name);
        Path mark = step.resolve(MARK);
        if (Files.exists(mark)) {
            JsonNode found = Json.read(mark);
            return new Found<>(
                    read(step, found.get("parts").asInt(), format),
                    Json.mapper().convertValue(found.get("summary"), type));
        }
        JavaRDD<T> computed = rows.get();
        String path = step.toString();
        computed.mapPartitionsWithIndex(
                        (part, all) -> {
                            write(Path.of(path), part, all, format);
                            return List.of(part).iterator();
                        },
                        true)
                .count();
        JavaRDD<T> stored = read(step, computed.getNumPartitions(), format);
        S found = summary.apply(stored);
        Failpoint.pass("corpus.search.rows");
        Json.write(mark, new Mark(computed.getNumPartitions(), found));
        Failpoint.pass("corpus.search." + name.replaceAll("-\\d+$", ""));
        return new Found<>(stored, found);
    }

    /** Runs a step of which nothing is said but what it finds. */
    <T> JavaRDD<T> run(String name, Supplier<JavaRDD<T>> rows, RowFormat<T> format) {
        return run(name, rows, format, Boolean.class, found -> true).rows();
    }

    /** Deletes the rows of a step that no later one reads again. Its mark stays. */
    void forget(String name) {
        AtomicFiles.delete(folder.resolve(name).resolve("rows"));
    }

    private <T> JavaRDD<T> read(Path step, int parts, RowFormat<T> format) {
        List<Integer> numbers = new ArrayList<>();
        for (int part = 0; part < parts; part++) {
            numbers.add(part);
        }
        String path = step.toString();
        return context.parallelize(numbers, Math.max(1, parts))
                .flatMap(part -> RowFile.read(file(Path.of(path), part), PACKING, format::read));
    }

    private static <T> void write(Path step, int part, Iterator<T> rows, RowFormat<T> format) {
        Path file = file(step, part);
        // A task may run twice at a time: each attempt writes a file of its own, and renames it when it is whole.
        Path attempt = file.resolveSibling(file.getFileName() + "." + UUID.randomUUID() + ".tmp");
        try {
            Files.createDirectories(file.getParent());
            try (DataOutputStream out = RowFile.create(attempt, PACKING)) {
                while (rows.hasNext()) {
                    format.write(out, rows.next());
                }
            }
            RowFile.keep(attempt, file);
        } catch (IOException e) {
            throw AtomicFiles.failure("write", file, e);
        }
    }

    private static Path file(Path step, int part) {
        return step.resolve("rows").resolve(String.valueOf(part));
    }
}
