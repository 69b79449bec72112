package io.glossa.tests.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.glossa.run.Json;
import io.glossa.vocab.expansion.ContinuedBpe;
import io.glossa.vocab.expansion.Expansion;
import io.glossa.vocab.expansion.ExpansionBase;
import io.glossa.vocab.expansion.Guard;
import io.glossa.vocab.expansion.GuardedLines;
import io.glossa.vocab.expansion.VocabularySettings;
import io.glossa.vocab.expansion.WordCounts;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * What guards cost and keep: Swahili and Yoruba over Llama 2 and Mistral, without a guard, with budgets of words, and with shares
 * of lines whose budget is found. Prints a table: tokens a word of held-out text, the same against no guard, and how many
 * held-out lines of English, code and maths are cut differently.
 *
 * <p>Needs the larger data folder in GLOSSA_DATA. Arguments, all {@code name=value}: {@code size} (5000), {@code languages}
 * ({@code sw,yo}), {@code bases} ({@code llama2,mistral}), {@code guards} ({@code lines,50,100,150,300}).
 *
 * <p><b>Texts.</b> Of ten documents of the target eight are learned from and one is measured on. English documents and code (the
 * repository's own Java files) are divided in three: learned from, for finding the price, and measured on. Maths are the English
 * questions of MGSM, measured on alone, and English lines with a formula, which follow their documents.
 */
public final class GuardReach {
    private static final double ENGLISH_LINES = 0.005;
    private static final double CODE_LINES = 0.002;

    private final Path data;
    private final PrintStream out;
    private final int size;

    private GuardReach(Path data, PrintStream out, int size) {
        this.data = data;
        this.out = out;
        this.size = size;
    }

    /** Prints the table. */
    public static void main(String[] arguments) throws IOException {
        Map<String, String> options = new HashMap<>(Map.of(
                "size", "5000", "languages", "sw,yo", "bases", "llama2,mistral", "guards", "lines,50,100,150,300"));
        for (String argument : arguments) {
            String[] parts = argument.split("=", 2);
            if (parts.length < 2 || options.put(parts[0], parts[1]) == null) {
                throw new IllegalArgumentException(
                        "expected one of " + options.keySet() + " =value, found: " + argument);
            }
        }
        String folder = System.getenv("GLOSSA_DATA");
        if (folder == null) {
            System.out.println("skipped: set GLOSSA_DATA to the larger data folder");
            return;
        }
        GuardReach reach = new GuardReach(Path.of(folder), System.out, Integer.parseInt(options.get("size")));
        reach.out.printf(
                "%-8s %-4s %-10s %9s %8s %10s %10s %10s %8s%n",
                "base", "to", "guard", "tok/word", "ratio", "english %", "code %", "maths %", "seconds");
        for (String base : options.get("bases").split(",")) {
            for (String language : options.get("languages").split(",")) {
                reach.measure(base, language, options.get("guards").split(","));
            }
        }
    }

    /** Texts to learn from, to find the price on, and to measure on. */
    private record Texts(List<String> learned, List<String> calibration, List<String> held) {
        static Texts of(List<String> texts) {
            Texts all = new Texts(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
            for (int i = 0; i < texts.size(); i++) {
                (i % 10 < 6 ? all.learned : i % 10 < 8 ? all.calibration : all.held).add(texts.get(i));
            }
            return all;
        }
    }

    private void measure(String baseName, String language, String[] guards) throws IOException {
        Path file = data.resolve(
                "tokenizers/" + (baseName.equals("llama2") ? "llama2/tokenizer.model" : "mistral/tokenizer.model.v1"));
        ExpansionBase base = ExpansionBase.open(model(file));
        List<String> target = documents(language);
        List<String> train = new ArrayList<>();
        List<String> held = new ArrayList<>();
        for (int i = 0; i < target.size(); i++) {
            if (i % 10 < 8) {
                train.add(target.get(i));
            } else if (i % 10 == 9) {
                held.add(target.get(i));
            }
        }
        Texts english = Texts.of(documents("en"));
        Texts code = Texts.of(code());
        List<String> maths = new ArrayList<>(mathsQuestions());
        maths.addAll(formulas(english.held()));
        WordCounts words = count(base, train);
        WordCounts englishWords = count(base, english.learned());
        List<String> exact = new ArrayList<>(code.learned());
        exact.addAll(formulas(english.learned()));
        List<String> exactHeld = new ArrayList<>(code.calibration());
        exactHeld.addAll(formulas(english.calibration()));
        WordCounts exactWords = count(base, exact);
        double unguarded = 0;
        for (String name :
                Stream.concat(Stream.of("none"), Arrays.stream(guards)).toList()) {
            long clock = System.nanoTime();
            List<Guard> list = switch (name) {
                case "none" -> List.of();
                case "lines" ->
                    List.of(
                            new Guard(
                                    "en",
                                    englishWords,
                                    1e6,
                                    GuardedLines.of(base, english.calibration(), ENGLISH_LINES)),
                            new Guard("exact", exactWords, 1e6, GuardedLines.of(base, exactHeld, CODE_LINES)));
                default ->
                    List.of(
                            new Guard("en", englishWords, Double.parseDouble(name)),
                            new Guard("exact", exactWords, Double.parseDouble(name)));
            };
            VocabularySettings settings =
                    new VocabularySettings(null, String.valueOf(size), List.of("latin"), null, 5L, null, 1);
            Expansion expansion = new ContinuedBpe().expand(base, words, list, settings);
            double seconds = (System.nanoTime() - clock) / 1e9;
            ExpansionBase.Expanded expanded = base.expanded(expansion, settings.targetScript());
            double fertility = fertility(expanded, held);
            unguarded = name.equals("none") ? fertility : unguarded;
            out.printf(
                    Locale.ROOT,
                    "%-8s %-4s %-10s %9.4f %8.4f %10s %10s %10s %8.1f%n",
                    baseName,
                    language,
                    name,
                    fertility,
                    fertility / unguarded,
                    changed(base, expanded, english.held()),
                    changed(base, expanded, code.held()),
                    changed(base, expanded, maths),
                    seconds);
            expansion.guards().forEach((guard, outcome) -> out.printf(Locale.ROOT, "    %s %s%n", guard, outcome));
        }
    }

    private static double fertility(ExpansionBase.Expanded expanded, List<String> texts) {
        long tokens = 0;
        long words = 0;
        for (String text : texts) {
            tokens += expanded.tokenizer().encode(text).length;
            words += text.split("\\s+").length;
        }
        return (double) tokens / words;
    }

    private static String changed(ExpansionBase base, ExpansionBase.Expanded expanded, List<String> texts) {
        List<String> lines = texts.stream()
                .flatMap(String::lines)
                .filter(line -> !line.isBlank())
                .toList();
        long changed = lines.stream()
                .filter(line -> !Arrays.equals(
                        base.tokenizer().encode(line), expanded.tokenizer().encode(line)))
                .count();
        return String.format(Locale.ROOT, "%.3f/%d", 100.0 * changed / lines.size(), lines.size());
    }

    private static List<String> formulas(List<String> texts) {
        return texts.stream()
                .flatMap(String::lines)
                .filter(GuardReach::isFormula)
                .toList();
    }

    private static boolean isFormula(String line) {
        return line.matches(".*[0-9A-Za-z)\\]]\\s*[=+*/^<>]\\s*[0-9A-Za-z(].*");
    }

    private static WordCounts count(ExpansionBase base, List<String> texts) {
        Map<String, Long> counts = new HashMap<>();
        texts.forEach(text -> base.forEachWord(text, word -> counts.merge(word, 1L, Long::sum)));
        return WordCounts.of(counts);
    }

    private static Path model(Path file) throws IOException {
        Path copy = Files.createTempDirectory("base").resolve("tokenizer.model");
        return Files.copy(file, copy);
    }

    private List<String> documents(String language) throws IOException {
        List<String> texts = new ArrayList<>();
        try (Stream<Path> files = Files.list(data.resolve("corpora").resolve(language))) {
            for (Path file : files.sorted().toList()) {
                try (BufferedReader in = new BufferedReader(new InputStreamReader(
                        new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
                    for (String line = in.readLine(); line != null; line = in.readLine()) {
                        JsonNode document = Json.mapper().readTree(line);
                        texts.add(document.get("text").asText());
                    }
                }
            }
        }
        return texts;
    }

    private static List<String> code() throws IOException {
        List<String> texts = new ArrayList<>();
        Path root = Path.of(System.getProperty("glossa.root", "."));
        for (String module :
                List.of("corpus-pipeline", "vocab-expansion", "init-strategies", "stage-trainer", "spark-jobs")) {
            try (Stream<Path> files = Files.walk(root.resolve(module).resolve("src/main/java"))) {
                for (Path file : files.filter(f -> f.toString().endsWith(".java"))
                        .sorted()
                        .toList()) {
                    texts.add(Files.readString(file));
                }
            }
        }
        return texts;
    }

    private List<String> mathsQuestions() throws IOException {
        List<String> lines = new ArrayList<>();
        try (Stream<Path> files = Files.walk(data.resolve("eval/mgsm"))) {
            for (Path file : files.filter(f -> f.getFileName().toString().contains("en"))
                    .sorted()
                    .toList()) {
                try (BufferedReader in = new BufferedReader(new InputStreamReader(
                        file.toString().endsWith(".gz")
                                ? new GZIPInputStream(Files.newInputStream(file))
                                : Files.newInputStream(file),
                        StandardCharsets.UTF_8))) {
                    in.lines().forEach(lines::add);
                }
            }
        }
        return lines;
    }
}
