package io.glossa.corpus.decontaminate;

import com.fasterxml.jackson.databind.JsonNode;
import io.glossa.run.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * Looks for the evaluation sets of a folder in the corpora of another, and says for each pair what was found, how much of it
 * a second, exact comparison confirms, and how fast it went.
 *
 * <p>Run as {@code ContaminationAudit EVAL CORPORA [SAMPLES]} on the test class path.
 */
public final class ContaminationAudit {
    private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();

    private ContaminationAudit() {}

    /** A document of a corpus with its matches. */
    private record Found(String corpus, String id, String text, Matches matches) {}

    /** What one benchmark and one corpus share. */
    private static final class Cell {
        private final TreeSet<Integer> items = new TreeSet<>();
        private final TreeSet<String> documents = new TreeSet<>();
        private int pairs;
        private int confirmed;
    }

    public static void main(String[] arguments) throws IOException {
        Path eval = Path.of(arguments[0]);
        int samples = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 0;
        DecontaminationSettings settings = DecontaminationSettings.of(EvaluationSetSource.of(eval.toString()));
        long start = System.nanoTime();
        List<EvaluationText> texts = EvaluationSets.read(settings.sets(), Path.of("."));
        OverlapIndex index = OverlapIndex.of(texts, settings);
        System.out.printf(
                Locale.ROOT,
                "%d texts, %d looked for, %d too short; indexed in %.1f s%n",
                texts.size(),
                index.items(),
                index.tooShort(),
                (System.nanoTime() - start) / 1e9);

        List<Found> found = new ArrayList<>();
        Map<Integer, Integer> documentsOfGram = new HashMap<>();
        long bytes = 0;
        long documents = 0;
        long nanos = 0;
        for (Path file : corpora(Path.of(arguments[1]))) {
            String corpus = file.getParent().getFileName() + "/"
                    + file.getFileName().toString().replaceFirst("\\.jsonl\\.gz$", "");
            try (BufferedReader in = new BufferedReader(
                    new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
                for (String line = in.readLine(); line != null; line = in.readLine()) {
                    JsonNode record = Json.mapper().readTree(line);
                    String text = record.get("text").asText();
                    bytes += text.getBytes(StandardCharsets.UTF_8).length;
                    documents++;
                    long before = CPU.getCurrentThreadCpuTime();
                    Matches matches = index.matches(text);
                    nanos += CPU.getCurrentThreadCpuTime() - before;
                    if (!matches.isEmpty()) {
                        found.add(new Found(corpus, record.get("id").asText(), text, matches));
                        java.util.Arrays.stream(matches.grams())
                                .distinct()
                                .forEach(g -> documentsOfGram.merge(g, 1, Integer::sum));
                    }
                }
            }
        }
        System.out.printf(
                Locale.ROOT,
                "%d documents, %.1f MB, matched at %.1f MB a CPU-second; %d documents share a run%n",
                documents,
                bytes / 1e6,
                bytes / 1e6 / (nanos / 1e9),
                found.size());

        OverlapJudge judge = new OverlapJudge(index, settings);
        Map<Integer, String> whole = new HashMap<>();
        texts.forEach(t -> whole.put((t.benchmark() + "/" + t.item()).hashCode(), t.text()));
        TreeMap<String, Cell> cells = new TreeMap<>();
        int shown = 0;
        for (Found document : found) {
            Contamination contamination =
                    judge.judge(document.matches(), g -> documentsOfGram.get(g) > settings.commonIn());
            for (Contamination.Hit hit : contamination.hits()) {
                EvaluationText item = index.item(hit.item());
                String itemText = whole.get((item.benchmark() + "/" + item.item()).hashCode());
                Cell cell = cells.computeIfAbsent(item.benchmark() + " in " + document.corpus(), c -> new Cell());
                boolean confirmed = ExactOverlap.confirms(itemText, document.text(), hit.share());
                boolean news = cell.items.add(hit.item());
                cell.documents.add(document.id());
                cell.pairs++;
                cell.confirmed += confirmed ? 1 : 0;
                if (!confirmed || (news && cell.items.size() <= samples)) {
                    shown++;
                    System.out.printf(
                            Locale.ROOT,
                            "%s %s item %s in %s %s (%.2f of the item, %.2f of the document)%n   %s%n",
                            confirmed ? "sample" : "UNCONFIRMED",
                            item.benchmark(),
                            item.item(),
                            document.corpus(),
                            document.id(),
                            hit.share(),
                            contamination.share(),
                            item.text().replace('\n', ' '));
                }
            }
        }
        System.out.println(shown + " shown");
        long common = documentsOfGram.values().stream()
                .filter(n -> n > settings.commonIn())
                .count();
        System.out.printf(Locale.ROOT, "%d runs met, %d of them common phrases%n", documentsOfGram.size(), common);
        System.out.printf(
                "%-62s %8s %10s %8s %10s%n", "benchmark in corpus", "items", "documents", "pairs", "confirmed");
        cells.forEach((name, cell) -> System.out.printf(
                "%-62s %8d %10d %8d %10d%n",
                name, cell.items.size(), cell.documents.size(), cell.pairs, cell.confirmed));
    }

    private static List<Path> corpora(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(f -> f.toString().endsWith(".jsonl.gz"))
                    .sorted()
                    .toList();
        }
    }
}
