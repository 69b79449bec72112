package io.glossa.tests.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.glossa.run.Hashes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.testng.annotations.Test;

/** Holds {@code tests/data} to the table of its README. */
public class TestDataTest {
    private static final Path DATA = Path.of(System.getProperty("glossa.root"), "tests", "data");
    /** What the repository may carry, in bytes. */
    private static final long BUDGET_BYTES = 12_000_000;

    private static final String README = "README.md";
    private static final int COLUMNS = 9;

    @Test
    public void everyFileHasARowAndEveryRowAFile() throws IOException {
        assertThat(files()).isEqualTo(new TreeSet<>(rows().keySet()));
    }

    @Test
    public void sizesAndHashesAreThoseOfTheTable() throws IOException {
        for (Map.Entry<String, List<String>> row : rows().entrySet()) {
            Path file = DATA.resolve(row.getKey());
            assertThat(Files.size(file)).as(row.getKey()).isEqualTo(number(row.getValue(), 4));
            assertThat(Hashes.sha256(file))
                    .as(row.getKey())
                    .isEqualTo(row.getValue().get(COLUMNS - 1));
        }
    }

    @Test
    public void everyRowNamesLicenceAndOrigin() throws IOException {
        rows().forEach((file, cells) -> {
            assertThat(cells.get(5)).as("licence of " + file).isNotBlank();
            assertThat(cells.get(6)).as("origin of " + file).isNotBlank();
        });
    }

    @Test
    public void staysWithinItsBudget() throws IOException {
        long bytes = 0;
        for (String file : files()) {
            bytes += Files.size(DATA.resolve(file));
        }
        assertThat(bytes).isLessThanOrEqualTo(BUDGET_BYTES);
    }

    private static long number(List<String> cells, int column) {
        return Long.parseLong(cells.get(column).replace(",", ""));
    }

    private static TreeSet<String> files() throws IOException {
        try (Stream<Path> files = Files.walk(DATA)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> DATA.relativize(file).toString().replace('\\', '/'))
                    .filter(file -> !file.equals(README))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    /** The cells of each row by the file they begin with. */
    private static Map<String, List<String>> rows() throws IOException {
        Map<String, List<String>> rows = new TreeMap<>();
        for (String line : Files.readAllLines(DATA.resolve(README))) {
            List<String> cells =
                    Stream.of(line.split("\\|", -1)).map(String::strip).toList();
            if (cells.size() == COLUMNS + 2 && cells.get(COLUMNS).matches("[0-9a-f]{64}")) {
                rows.put(cells.get(1), cells.subList(1, COLUMNS + 1));
            }
        }
        return rows;
    }
}
