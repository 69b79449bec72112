package io.glossa.tests.data;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Gathers the text that the shipped language identifier is trained on: what {@code langid/sources.tsv} lists, in one file
 * of lines for each label.
 *
 * <p>A passage that stands under several labels (a string that nobody translated, a proper name) is kept under English if
 * it stands there, else nowhere.
 *
 * <p>{@code java -cp CLASS_PATH io.glossa.tests.data.LanguageTexts SOURCES.tsv FOLDER_OF_ORIGINS OUT_FOLDER}
 */
public final class LanguageTexts {
    /** What has no label of its own is background. */
    private static final String OTHER = "other";
    /** What nobody has named: one such declaration is a Korean dialect. */
    private static final String UNKNOWN = "und";

    private final Map<String, String> aliases = new HashMap<>();
    private final Set<String> labels = new TreeSet<>();
    private final Map<String, Set<String>> passages = new TreeMap<>();

    private LanguageTexts() {}

    /** Reads the list of sources, then the sources. */
    public static void main(String[] arguments) throws IOException {
        List<String[]> rows = new ArrayList<>();
        for (String line : Files.readAllLines(Path.of(arguments[0]))) {
            if (!line.startsWith("#")) {
                rows.add(line.split("\t"));
            }
        }
        LanguageTexts texts = new LanguageTexts();
        rows.forEach(texts::declare);
        for (String[] row : rows) {
            texts.read(row[0], row[1], Integer.parseInt(row[2]) * 1_000L, Path.of(arguments[1]), row[3]);
        }
        texts.dropShared();
        texts.write(Path.of(arguments[2]));
    }

    private void declare(String[] row) {
        switch (row[1]) {
            case "alias" -> aliases.put(row[0], row[3]);
            case "names" -> labels.addAll(List.of(row[0].split(" ")));
            default -> labels.add(row[0]);
        }
    }

    private void read(String label, String kind, long budget, Path root, String path) throws IOException {
        if (kind.equals("alias") || kind.equals("names")) {
            return;
        }
        List<Path> files = files(root, path);
        if (files.isEmpty()) {
            throw new IOException("no file at " + path + " under " + root);
        }
        Map<String, Long> left = new HashMap<>();
        for (Path file : files) {
            String own = kind.equals("udhr") ? labelOf(file) : label;
            if (own.equals(UNKNOWN)) {
                continue;
            }
            // The background is made of many languages: each has a budget of its own.
            String account = own.equals(OTHER) ? file.toString() : own;
            for (String passage : PassageFormat.read(kind, file)) {
                long rest = left.getOrDefault(account, budget);
                if (rest > 0
                        && passages.computeIfAbsent(own, k -> new LinkedHashSet<>())
                                .add(passage)) {
                    left.put(account, rest - passage.getBytes(StandardCharsets.UTF_8).length);
                }
            }
        }
    }

    /** Files at a path, in a folder of that path, or where one part of it is a star; in order of their names. */
    private static List<Path> files(Path root, String path) throws IOException {
        int star = path.indexOf("/*/");
        Path start = root.resolve(star < 0 ? path : path.substring(0, star));
        if (Files.isRegularFile(start)) {
            return List.of(start);
        }
        try (Stream<Path> found = Files.walk(start)) {
            return found.filter(Files::isRegularFile)
                    .filter(f -> star < 0 || f.getFileName().toString().equals(path.substring(star + 3)))
                    .sorted()
                    .toList();
        }
    }

    private String labelOf(Path declaration) throws IOException {
        String language = PassageFormat.attribute(declaration, "lang");
        String primary = language.replaceFirst("-.*", "");
        if (primary.equals(UNKNOWN)) {
            return UNKNOWN;
        }
        String label = aliases.getOrDefault(primary, primary);
        return labels.contains(label) || aliases.containsValue(label) ? label : OTHER;
    }

    private void dropShared() {
        Map<String, Integer> holders = new HashMap<>();
        passages.values().forEach(set -> set.forEach(p -> holders.merge(p, 1, Integer::sum)));
        passages.forEach((label, set) -> set.removeIf(p -> holders.get(p) > 1 && !label.equals("en")));
    }

    private void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        for (Map.Entry<String, Set<String>> entry : passages.entrySet()) {
            Files.write(folder.resolve(entry.getKey() + ".txt"), entry.getValue());
            System.out.printf("%s %d%n", entry.getKey(), Files.size(folder.resolve(entry.getKey() + ".txt")));
        }
    }
}
