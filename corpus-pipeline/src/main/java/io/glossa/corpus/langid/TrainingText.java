package io.glossa.corpus.langid;

import io.glossa.run.AtomicFiles;
import io.glossa.run.DataException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Labelled passages, read from a folder with one file {@code LABEL.txt} of lines a language, or from a file of lines with
 * label and text parted by a tab.
 *
 * <p><b>Errors.</b> {@link DataException} for a line without a tab, naming file and line, and where there are fewer than two
 * labels.
 */
public final class TrainingText {
    private TrainingText() {}

    /** Passages by the label as it is written. */
    public static SortedMap<String, List<String>> read(Path path) {
        SortedMap<String, List<String>> passages = new TreeMap<>();
        try {
            if (Files.isDirectory(path)) {
                for (Path file : textFiles(path)) {
                    String label = file.getFileName().toString().replaceFirst("\\.txt$", "");
                    passages.put(label, List.copyOf(LabelledLines.lines(file)));
                }
            } else {
                for (LabelledLines.Line line : LabelledLines.read(path)) {
                    passages.computeIfAbsent(line.label(), k -> new ArrayList<>())
                            .add(line.text());
                }
            }
        } catch (IOException e) {
            throw AtomicFiles.failure("read", path, e);
        }
        if (passages.size() < 2) {
            throw new DataException(path + ": expected text of at least two languages, found " + passages.keySet()
                    + "; write one LABEL.txt a language, or lines of label, tab, text");
        }
        return passages;
    }

    private static List<Path> textFiles(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.getFileName().toString().endsWith(".txt"))
                    .sorted()
                    .toList();
        }
    }
}
