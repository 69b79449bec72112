package io.glossa.init.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.glossa.init.MatrixRole;
import io.glossa.init.MethodContexts;
import io.glossa.init.SeededRandom;
import io.glossa.run.AtomicFiles;
import java.io.IOException;
import java.lang.Character.UnicodeScript;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.testng.annotations.AfterClass;
import org.testng.annotations.BeforeClass;
import org.testng.annotations.Test;

/** Rows drawn by class, against moments that are summed here. */
public class ScriptNormalTest {
    private Path directory;
    private MethodRows rows;

    @BeforeClass
    void prepare() throws IOException {
        directory = Files.createTempDirectory("scriptnormaltest");
        rows = new MethodRows(
                MethodContexts.vocabulary(directory, "timely", "▁timely", "가", "ία"), MethodContexts.files(directory));
    }

    @AfterClass(alwaysRun = true)
    void deleteDirectory() {
        AtomicFiles.delete(directory);
    }

    @Test
    void momentsAreThoseOfTheScriptAndThePlaceInAWord() {
        for (String surface : List.of("timely", "▁timely")) {
            List<float[]> same = new ArrayList<>();
            for (int row : rows.matrix().counted()) {
                String text = rows.vocabulary().text(row);
                boolean latin = text.codePoints().anyMatch(c -> UnicodeScript.of(c) == UnicodeScript.LATIN);
                if (latin && text.startsWith(" ") == surface.startsWith("▁")) {
                    same.add(rows.matrix().row(row));
                }
            }
            assertThat(same).hasSizeGreaterThan(50);
            Random random =
                    SeededRandom.of(MethodRows.SEED, "e", rows.piece(surface).id());
            double[] drawn = rows.row("script-normal", MatrixRole.INPUTS, Map.of(), surface);
            for (int j = 0; j < drawn.length; j++) {
                int column = j;
                double mean =
                        same.stream().mapToDouble(row -> row[column]).average().orElseThrow();
                double variance = same.stream()
                        .mapToDouble(row -> (row[column] - mean) * (row[column] - mean))
                        .average()
                        .orElseThrow();
                assertThat(drawn[j]).isCloseTo(mean + Math.sqrt(variance) * random.nextGaussian(), within(1e-12));
            }
        }
    }

    @Test
    void aScriptThatTheBaseLacksIsDeclined() {
        rows.assertDeclined("script-normal", "가");
        rows.assertDeclined("script-normal", "ία");
    }
}
