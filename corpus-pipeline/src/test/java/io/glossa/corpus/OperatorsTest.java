package io.glossa.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import io.glossa.corpus.filter.DocumentFilter;
import io.glossa.corpus.filter.Threshold;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.testng.annotations.Test;

/** Holds {@code operators.md} to the code: what it names must be there, and what is there must be named. */
public final class OperatorsTest {
    private static final Path ROOT = Path.of(System.getProperty("glossa.root"));
    private static final Pattern NAMED = Pattern.compile("`([a-z.]+\\.[A-Z]\\w+)`");

    @Test
    public void everyClassAndTestThatATickNamesIsThere() throws IOException {
        List<String> missing = new ArrayList<>();
        int named = 0;
        for (String row : rows("## Filters", false)) {
            Matcher matcher = NAMED.matcher(row);
            int inRow = 0;
            for (; matcher.find(); inRow++) {
                String kind = matcher.group(1).endsWith("Test") ? "test" : "main";
                if (!exists(kind, matcher.group(1).replace('.', '/') + ".java")) {
                    missing.add(row);
                }
            }
            assertThat(inRow).as("a class and a test: %s", row).isIn(0, 2);
            named += inRow;
        }
        assertThat(missing).isEmpty();
        assertThat(named).isGreaterThan(100);
    }

    @Test
    public void everyFilterHasItsReferenceRow() throws IOException {
        Map<String, String> expected = new TreeMap<>();
        DocumentFilter.all().forEach((name, filter) -> expected.put(name, keys(filter)));
        Map<String, String> written = new TreeMap<>();
        for (String row : rows("## Filters", true)) {
            String[] cells = row.split(" *\\| *", -1);
            if (!cells[1].equals("filter") && !cells[1].startsWith("-")) {
                written.put(cells[1], cells[2]);
                assertThat(cells[3]).as("source of %s", cells[1]).isNotEmpty();
            }
        }
        assertThat(written).isEqualTo(expected);
    }

    private static String keys(DocumentFilter filter) {
        List<String> keys = new ArrayList<>();
        for (Threshold threshold : filter.thresholds()) {
            String number = String.format(Locale.ROOT, "%s", threshold.byDefault());
            String value = number.endsWith(".0") ? number.substring(0, number.length() - 2) : number;
            keys.add("`" + threshold.key() + "`" + (threshold.hasDefault() ? " " + value : ""));
        }
        return String.join(", ", keys);
    }

    /** Table rows before or behind a heading. */
    private static List<String> rows(String heading, boolean behind) throws IOException {
        String text = Files.readString(ROOT.resolve("corpus-pipeline/operators.md"));
        int middle = text.indexOf(heading);
        String part = behind ? text.substring(middle) : text.substring(0, middle);
        return part.lines().filter(line -> line.startsWith("|")).toList();
    }

    private static boolean exists(String kind, String file) throws IOException {
        try (Stream<Path> modules = Files.list(ROOT)) {
            return modules.anyMatch(module -> Files.isRegularFile(
                    module.resolve("src/" + kind + "/java/io/glossa").resolve(file)));
        }
    }
}
