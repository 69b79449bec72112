package io.glossa.vocab;

import com.fasterxml.jackson.databind.JsonNode;
import io.glossa.run.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.testng.SkipException;

/** Real models and texts for tests. */
public final class TestData {
    private TestData() {}

    /** The repository's own base model. */
    public static Path baseModel() {
        return root().resolve("tests/data/models/stories260k");
    }

    /** The repository's root. */
    public static Path root() {
        return Path.of(System.getProperty("glossa.root", "..")).toAbsolutePath().normalize();
    }

    /** A file of the larger data folder; skips the test where there is none. */
    public static Path shared(String path) {
        String folder = System.getenv("GLOSSA_DATA");
        if (folder == null) {
            throw new SkipException("needs the larger data folder: set GLOSSA_DATA");
        }
        return Path.of(folder).resolve(path);
    }

    /** Removes a folder with all that is in it. */
    public static void delete(Path folder) throws IOException {
        if (folder == null) {
            return;
        }
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    /** The lines of the documents of a JSON-lines file, gzip or not. */
    public static List<String> lines(Path file, int most) {
        List<String> lines = new ArrayList<>();
        try (BufferedReader in = new BufferedReader(new InputStreamReader(
                file.toString().endsWith(".gz")
                        ? new GZIPInputStream(Files.newInputStream(file))
                        : Files.newInputStream(file),
                StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null && lines.size() < most; line = in.readLine()) {
                JsonNode document = Json.mapper().readTree(line);
                document.get("text").asText().lines().forEach(lines::add);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return lines.size() > most ? lines.subList(0, most) : lines;
    }
}
