package io.glossa.corpus.langid;

import com.fasterxml.jackson.databind.JsonNode;
import io.glossa.corpus.TextSize;
import io.glossa.corpus.language.Languages;
import io.glossa.corpus.read.SourceFiles;
import io.glossa.run.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * How fast language identification is: MB of UTF-8 text per second of processor time, one thread; median of five rounds after
 * two unmeasured ones, and the sum of what was found, which must not change.
 *
 * <p>Run as {@code LanguageCheckBenchmark LANGUAGE FILE...} on the test class path; the files are JSON lines.
 */
public final class LanguageCheckBenchmark {
    private static final int WARM_UPS = 2;
    private static final int ROUNDS = 5;

    private LanguageCheckBenchmark() {}

    public static void main(String[] arguments) throws IOException {
        List<String> texts = new ArrayList<>();
        long bytes = 0;
        for (String file : Arrays.asList(arguments).subList(1, arguments.length)) {
            try (InputStream in = SourceFiles.open(Path.of(file))) {
                for (String line : new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                        .lines()
                        .toList()) {
                    JsonNode json = Json.mapper().readTree(line);
                    texts.add(json.path("text").asText());
                    bytes += TextSize.of(texts.get(texts.size() - 1)).bytes();
                }
            }
        }
        LanguageCheck check = new LanguageCheck(
                LanguageModels.shipped(),
                arguments[0],
                Languages.load(arguments[0], "").sisters());
        report("document", texts, bytes, text -> check.document(text).promised());
        report("segments", texts, bytes, text -> check.segments(text).share());
    }

    private static void report(String what, List<String> texts, long bytes, ToDoubleFunction<String> work) {
        double[] speeds = new double[ROUNDS];
        double sum = 0;
        for (int round = -WARM_UPS; round < ROUNDS; round++) {
            sum = 0;
            long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            for (String text : texts) {
                sum += work.applyAsDouble(text);
            }
            long nanos = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before;
            if (round >= 0) {
                speeds[round] = bytes / 1e6 / (nanos / 1e9);
            }
        }
        Arrays.sort(speeds);
        System.out.printf(
                Locale.ROOT,
                "%s: %d texts, %.1f MB, %.1f MB per CPU-second (%.1f to %.1f), sum %.6f%n",
                what,
                texts.size(),
                bytes / 1e6,
                speeds[ROUNDS / 2],
                speeds[0],
                speeds[ROUNDS - 1],
                sum);
    }
}
