package io.glossa.corpus.lists;

import io.glossa.run.AtomicFiles;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A list in a file: one entry a line, UTF-8. Blank lines and lines that begin with {@code #} and a space say nothing; quotation
 * marks around an entry keep the white space at its ends.
 */
public final class WordList {
    private WordList() {}

    /** A list that ships. */
    public static List<String> builtIn(String resource) {
        try (InputStream in = WordList.class.getResourceAsStream("/" + resource)) {
            return entries(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("the built-in list " + resource + " cannot be read", e);
        }
    }

    /** Whether a list ships. */
    public static boolean isBuiltIn(String resource) {
        return WordList.class.getResource("/" + resource) != null;
    }

    /** A list of the user's. */
    public static List<String> read(Path file) {
        try {
            return entries(Files.readString(file));
        } catch (IOException e) {
            throw AtomicFiles.failure("read", file, e);
        }
    }

    private static List<String> entries(String text) {
        return text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("# ") && !line.equals("#"))
                .map(line -> line.length() > 2 && line.startsWith("\"") && line.endsWith("\"")
                        ? line.substring(1, line.length() - 1)
                        : line)
                .toList();
    }
}
