package io.glossa.tests.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/**
 * How much is measured, and where.
 *
 * @param smallMegabytes of the smaller run
 * @param largeMegabytes of the larger run
 * @param repeats of both
 * @param threads of Spark, each number in turn
 * @param tasks in order
 * @param corpora folder with a folder for each language
 * @param work for input and output
 */
record BenchmarkOptions(
        int smallMegabytes,
        int largeMegabytes,
        int repeats,
        List<Integer> threads,
        List<BenchmarkTask> tasks,
        Path corpora,
        Path work) {
    static BenchmarkOptions of(String... arguments) throws IOException {
        TreeMap<String, String> given = new TreeMap<>();
        for (String argument : arguments) {
            int equals = argument.indexOf('=');
            if (equals < 0) {
                throw new IllegalArgumentException("expected name=value, found: " + argument);
            }
            given.put(argument.substring(0, equals), argument.substring(equals + 1));
        }
        int small = Integer.parseInt(take(given, "small", "20"));
        int large = Integer.parseInt(take(given, "large", "60"));
        int repeats = Integer.parseInt(take(given, "repeats", "3"));
        List<Integer> threads = Arrays.stream(take(given, "threads", "1").split(","))
                .map(Integer::valueOf)
                .toList();
        List<BenchmarkTask> tasks = Arrays.stream(
                        take(given, "tasks", "copy,exact,minhash,filters,nori").split(","))
                .map(name -> BenchmarkTask.valueOf(name.toUpperCase(Locale.ROOT)))
                .toList();
        String shared = System.getenv("GLOSSA_DATA");
        Path data = shared == null
                ? Path.of(System.getProperty("glossa.root", "."), "tests", "data")
                : Path.of(shared, "corpora");
        Path corpora = Path.of(take(given, "corpora", data.toString()));
        String work = take(given, "work", "");
        if (!given.isEmpty()) {
            throw new IllegalArgumentException("unknown options: " + given.keySet());
        }
        if (small >= large || repeats < 1) {
            throw new IllegalArgumentException("small must lie below large, and repeats be at least 1");
        }
        Path folder = work.isEmpty() ? Files.createTempDirectory("benchmark") : Path.of(work);
        return new BenchmarkOptions(small, large, repeats, threads, tasks, corpora, folder);
    }

    private static String take(TreeMap<String, String> given, String name, String otherwise) {
        String value = given.remove(name);
        return value == null ? otherwise : value;
    }
}
