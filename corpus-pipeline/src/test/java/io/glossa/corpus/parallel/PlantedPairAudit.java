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
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Filters the pairs of a folder's files, joined by language, then bad pairs made of them, and prints a table: what was kept, what
 * each rule removed, what share of each kind of bad pair was found, and how many of all removed pairs were bad.
 *
 * <p>Run as {@code PlantedPairAudit PARALLEL} on the test class path; names end in {@code .en-XX.….tsv.gz}.
 */
public final class PlantedPairAudit {
    /** Whose sentences stand for a third language: no sister. */
    private static final Map<String, String> THIRD =
            Map.of("ko", "el", "el", "ko", "sw", "ha", "ha", "sw", "yo", "ha", "zu", "sw", "xh", "sw");

    private PlantedPairAudit() {}

    public static void main(String[] arguments) throws IOException {
        Map<String, List<TextPair>> byLanguage = new TreeMap<>();
        try (Stream<Path> files = Files.list(Path.of(arguments[0]))) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".tsv.gz")).sorted().toList()) {
                String name = file.getFileName().toString();
                List<TextPair> pairs = byLanguage.computeIfAbsent(
                        name.replaceFirst(".*\\.en-([a-z]+)\\..*", "$1"), l -> new ArrayList<>());
                try (InputStream in = SourceFiles.open(file)) {
                    TabSeparatedPairs.forEach(in, name, pairs::add);
                }
            }
        }
        byLanguage.forEach((language, pairs) -> print(
                language,
                pairs,
                byLanguage.get(THIRD.get(language)).stream()
                        .map(TextPair::second)
                        .toList()));
    }

    private static void print(String language, List<TextPair> pairs, List<String> foreign) {
        PairJudge judge = new PairJudge(PairSettings.of("en", language), "");
        Map<String, Integer> rules = new TreeMap<>();
        List<TextPair> kept = new ArrayList<>();
        for (TextPair pair : pairs) {
            Optional<PairJudge.Objection> objection = judge.judge(pair);
            objection.ifPresentOrElse(o -> rules.merge(o.rule(), 1, Integer::sum), () -> kept.add(pair));
        }
        StringBuilder row = new StringBuilder(String.format(
                Locale.ROOT, "| en-%s | %,d | %.1f |", language, pairs.size(), 100.0 * kept.size() / pairs.size()));
        int planted = 0;
        int caught = 0;
        for (PlantedPairs kind : PlantedPairs.values()) {
            int of = 0;
            int found = 0;
            for (int i = 0; i < kept.size(); i++) {
                TextPair bad = kind.of(kept, i, foreign);
                if (bad != null) {
                    of++;
                    found += judge.judge(bad).isPresent() ? 1 : 0;
                }
            }
            planted += of;
            caught += found;
            row.append(String.format(Locale.ROOT, " %.1f |", 100.0 * found / of));
        }
        int removed = pairs.size() - kept.size();
        // As if one pair in a hundred of the corpus were bad, in the proportion planted.
        double bad = pairs.size() / 100.0 * caught / planted;
        row.append(String.format(
                Locale.ROOT, " %.1f | %.1f |", 100.0 * caught / (caught + removed), 100 * bad / (bad + removed)));
        System.out.println(row + " "
                + rules.entrySet().stream()
                        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                        .map(e -> e.getKey() + " " + e.getValue())
                        .collect(java.util.stream.Collectors.joining(", "))
                + " |");
    }
}
