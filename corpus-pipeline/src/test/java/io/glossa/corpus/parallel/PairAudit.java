package io.glossa.corpus.parallel;

import io.glossa.corpus.read.SourceFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Filters every file of pairs of a folder, whose names end in {@code .en-XX.….tsv.gz}, and says what each rule took, with samples.
 *
 * <p>Run as {@code PairAudit PARALLEL LANGUAGES [SAMPLES]} on the test class path; LANGUAGES holds further language files.
 */
public final class PairAudit {
    private PairAudit() {}

    public static void main(String[] arguments) throws IOException {
        int samples = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 0;
        List<Path> files;
        try (Stream<Path> all = Files.list(Path.of(arguments[0]))) {
            files = all.filter(f -> f.toString().endsWith(".tsv.gz")).sorted().toList();
        }
        for (Path file : files) {
            String language = file.getFileName().toString().replaceFirst(".*\\.en-([a-z]+)\\..*", "$1");
            PairJudge judge = new PairJudge(PairSettings.of("en", language), arguments[1]);
            Map<String, Integer> rules = new TreeMap<>();
            Map<String, List<String>> shown = new TreeMap<>();
            int[] pairs = {0};
            long start = System.nanoTime();
            try (InputStream in = SourceFiles.open(file)) {
                TabSeparatedPairs.forEach(in, file.getFileName().toString(), pair -> {
                    pairs[0]++;
                    judge.judge(pair).ifPresent(o -> {
                        rules.merge(o.rule(), 1, Integer::sum);
                        List<String> few = shown.computeIfAbsent(o.rule(), r -> new ArrayList<>());
                        if (few.size() < samples) {
                            few.add(o.reason() + "\n      " + pair.first() + "\n      " + pair.second());
                        }
                    });
                });
            }
            int removed = rules.values().stream().mapToInt(Integer::intValue).sum();
            System.out.printf(
                    Locale.ROOT,
                    "%-32s %6d pairs, %6d kept (%.1f %%), %.1f s  %s%n",
                    file.getFileName(),
                    pairs[0],
                    pairs[0] - removed,
                    100.0 * (pairs[0] - removed) / pairs[0],
                    (System.nanoTime() - start) / 1e9,
                    rules);
            shown.forEach((rule, few) -> few.forEach(text -> System.out.println("   " + rule + " " + text)));
        }
    }
}
