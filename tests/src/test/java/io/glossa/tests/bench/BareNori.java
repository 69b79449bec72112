package io.glossa.tests.bench;

import io.glossa.run.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.ko.KoreanTokenizer;
import org.apache.lucene.analysis.ko.KoreanTokenizer.DecompoundMode;

/** Lucene's Korean tokenizer alone, over texts in memory: the speed that no chain with it can pass. */
final class BareNori {
    private BareNori() {}

    /** Megabytes a second of processor time, over the first megabytes of a folder's records, the better of two runs. */
    static double megabytesPerSecond(Path folder, int megabytes) throws IOException {
        List<String> texts = texts(folder, megabytes * 1_000_000L);
        long bytes = texts.stream()
                .mapToLong(text -> text.getBytes(StandardCharsets.UTF_8).length)
                .sum();
        double best = 0;
        for (int run = 0; run < 2; run++) {
            long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            tokenize(texts);
            long nanos = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start;
            best = Math.max(best, bytes / 1e6 / (nanos / 1e9));
        }
        return best;
    }

    private static void tokenize(List<String> texts) throws IOException {
        try (KoreanTokenizer tokenizer =
                new KoreanTokenizer(TokenStream.DEFAULT_TOKEN_ATTRIBUTE_FACTORY, null, DecompoundMode.NONE, false)) {
            for (String text : texts) {
                tokenizer.setReader(new StringReader(text));
                tokenizer.reset();
                while (tokenizer.incrementToken()) {
                    // Only the time counts.
                }
                tokenizer.end();
                tokenizer.close();
            }
        }
    }

    private static List<String> texts(Path folder, long most) throws IOException {
        List<String> texts = new ArrayList<>();
        long bytes = 0;
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                try (BufferedReader in = Files.newBufferedReader(file)) {
                    for (String line = in.readLine(); line != null && bytes < most; line = in.readLine()) {
                        texts.add(Json.mapper().readTree(line).get("text").asText());
                        bytes += line.length();
                    }
                }
            }
        }
        return texts;
    }
}
