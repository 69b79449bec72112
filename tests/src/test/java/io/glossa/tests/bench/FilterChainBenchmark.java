package io.glossa.tests.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.glossa.corpus.CorpusSettings;
import io.glossa.corpus.DocumentPipeline;
import io.glossa.corpus.Outcome;
import io.glossa.corpus.SourceSettings;
import io.glossa.corpus.TextSize;
import io.glossa.corpus.filter.DocumentFilter;
import io.glossa.corpus.language.WordAnalyser;
import io.glossa.corpus.read.RawRecord;
import io.glossa.corpus.read.SourceFiles;
import io.glossa.run.Json;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;

/**
 * How fast records are decided about: MB of UTF-8 text in the records per second of processor time, one thread, from the
 * bytes of JSON lines to kept or rejected texts. Reading files and writing Parquet are not in it.
 *
 * <p>{@code java -cp CLASS_PATH io.glossa.tests.bench.FilterChainBenchmark LANGUAGE FILE... } prints one line for each chain: the
 * language's own filters, every filter there is, and both again with {@code nori} for Korean beside bare Nori. The median of five
 * rounds over all records, after two unmeasured ones.
 */
public final class FilterChainBenchmark {
    private static final int WARM_UPS = 2;
    private static final int ROUNDS = 5;
    private static long sink;

    private FilterChainBenchmark() {}

    /** Runs it. */
    public static void main(String[] arguments) throws IOException {
        String language = arguments[0];
        SourceSettings source = SourceSettings.of("bench", language, "x");
        List<RawRecord> records = new ArrayList<>();
        DocumentPipeline reading = pipeline(source, List.of(), "");
        for (String file : Arrays.asList(arguments).subList(1, arguments.length)) {
            try (InputStream in = SourceFiles.open(Path.of(file))) {
                Iterator<RawRecord> all = reading.reader().records(in, file, reading.maxRecordBytes());
                all.forEachRemaining(records::add);
            }
        }
        List<String> texts = new ArrayList<>();
        long bytes = 0;
        for (RawRecord record : records) {
            JsonNode json = Json.mapper().readTree(new String(record.bytes(), StandardCharsets.UTF_8));
            String text = json.path("text").asText();
            texts.add(text);
            bytes += TextSize.of(text).bytes();
        }
        System.out.printf(
                Locale.ROOT, "%s: %d records, %.1f MB; MB per CPU-second%n", language, records.size(), bytes / 1e6);
        List<String> all = DocumentFilter.all().keySet().stream()
                .filter(name -> !name.startsWith("listed-"))
                .toList();
        report("the language's own filters", bytes, () -> decide(pipeline(source, List.of(), ""), records));
        report("every filter", bytes, () -> decide(pipeline(source, all, ""), records));
        if (language.equals("ko")) {
            String folder = languageWithNori().toString();
            report("bare Nori", bytes, () -> scan(texts));
            report("own filters with Nori", bytes, () -> decide(pipeline(source, List.of(), folder), records));
        }
        if (sink == 42) {
            System.out.println();
        }
    }

    private static DocumentPipeline pipeline(SourceSettings source, List<String> filters, String languages) {
        return DocumentPipeline.of(
                new CorpusSettings(List.of(source), null, null, null, filters, null, null, null, languages), source);
    }

    private static Path languageWithNori() throws IOException {
        Path folder = Files.createTempDirectory("glossa-bench");
        try (InputStream in = DocumentPipeline.class.getResourceAsStream("/languages/ko.yaml")) {
            String yaml = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            Files.writeString(folder.resolve("ko.yaml"), yaml.replace("analyser: standard", "analyser: nori"));
        }
        return folder;
    }

    private static void decide(DocumentPipeline pipeline, List<RawRecord> records) {
        for (RawRecord record : records) {
            sink += pipeline.process(record) instanceof Outcome.Kept ? 1 : 0;
        }
    }

    private static void scan(List<String> texts) {
        WordAnalyser.Scanner scanner = WordAnalyser.named("nori").open();
        texts.forEach(text -> scanner.scan(text, (start, end) -> sink += end - start));
    }

    private static void report(String what, long bytes, Runnable work) {
        double[] speeds = new double[ROUNDS];
        for (int round = -WARM_UPS; round < ROUNDS; round++) {
            long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            work.run();
            long nanos = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before;
            if (round >= 0) {
                speeds[round] = bytes / 1e6 / (nanos / 1e9);
            }
        }
        Arrays.sort(speeds);
        System.out.printf(
                Locale.ROOT,
                "  %-28s %6.2f  (%.2f to %.2f)%n",
                what,
                speeds[ROUNDS / 2],
                speeds[0],
                speeds[ROUNDS - 1]);
    }
}
