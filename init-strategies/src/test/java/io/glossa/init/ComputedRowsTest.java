package io.glossa.init;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.glossa.checkpoint.Checkpoint;
import io.glossa.checkpoint.TestModels;
import io.glossa.run.AtomicFiles;
import io.glossa.run.ConfigException;
import io.glossa.run.Settings;
import java.io.IOException;
import java.lang.Character.UnicodeScript;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.testng.annotations.AfterClass;
import org.testng.annotations.BeforeClass;
import org.testng.annotations.Test;

/** What follows a method: the chain for pieces that it declines, noise, length; and that nothing is made ready twice. */
public class ComputedRowsTest {
    private Path directory;
    private ExpandedVocabulary vocabulary;

    @BeforeClass
    void prepare() throws IOException {
        directory = Files.createTempDirectory("computed");
        vocabulary = MethodContexts.vocabulary(directory, "가", "▁영화", "timely", "▁1999");
    }

    @AfterClass(alwaysRun = true)
    void deleteDirectory() {
        AtomicFiles.delete(directory);
    }

    @Test
    void aDeclinedPieceGoesDownTheChainAndTheTableSaysWho() throws IOException {
        Path vectors = directory.resolve("few.vec");
        Files.writeString(vectors, "3 2\n▁the 2 0\ne 1 1\n가 1 0\n");
        AuxiliaryFiles files = AuxiliaryFiles.of(Map.of("vectors", vectors.toString()), directory);
        ComputedRows rows = rows("{method: focus, otherwise: [first-part]}", files, 1);
        assertThat(rows.origins())
                .extracting(RowOrigin::method)
                .containsExactly("focus", "first-part", "first-part", "first-part");
        int first = vocabulary.added().get(2).parts().get(0);
        assertThat(values(rows).get(2)).isEqualTo(widened(matrix().row(first)));
    }

    @Test
    void noiseHasTheShareOfTheBasesDeviationAndTheSeedDecidesIt() {
        double[][] differences = new double[400][];
        for (int seed = 0; seed < differences.length; seed++) {
            double[] noisy = values(rows("{method: global-mean, noise: 0.5}", AuxiliaryFiles.none(), seed))
                    .get(0);
            double[] plain =
                    values(rows("global-mean", AuxiliaryFiles.none(), seed)).get(0);
            differences[seed] = IntStream.range(0, noisy.length)
                    .mapToDouble(
                            j -> (noisy[j] - plain[j]) / matrix().statistics().deviation(j))
                    .toArray();
        }
        double squares = 0;
        for (double[] difference : differences) {
            for (double value : difference) {
                squares += value * value;
            }
        }
        int n = differences.length * MethodContexts.WIDTH;
        // Five standard errors of a variance.
        assertThat(squares / n).isCloseTo(0.25, within(0.25 * 5 * Math.sqrt(2.0 / n)));
        assertThat(differences[0]).isNotEqualTo(differences[1]);
    }

    /** Latin has hundreds of base rows and its own mean length; Hangul has none, so the mean of all rows stands in. */
    @Test
    void lengthsFollowTheScript() {
        EmbeddingMatrix matrix = matrix();
        List<Double> latin = new ArrayList<>();
        for (int row : matrix.counted()) {
            if (vocabulary.text(row).codePoints().anyMatch(c -> UnicodeScript.of(c) == UnicodeScript.LATIN)) {
                latin.add(norm(widened(matrix.row(row))));
            }
        }
        double mean = latin.stream().mapToDouble(d -> d).average().orElseThrow();
        assertThat(mean).isNotCloseTo(matrix.statistics().meanNorm(), within(1e-4));
        List<double[]> rows = values(rows("{method: normal, norm: per-script}", AuxiliaryFiles.none(), 3));
        assertThat(norm(rows.get(0))).isCloseTo(matrix.statistics().meanNorm(), within(1e-12));
        assertThat(norm(rows.get(2))).isCloseTo(mean, within(1e-12));
    }

    @Test
    void aHeadOfItsOwnIsRefusedForATiedModel() {
        try (Checkpoint base = Checkpoint.open(TestModels.stories260k())) {
            ModelExpansion expansion = new ModelExpansion(base, directory.resolve("vocab"));
            assertThatThrownBy(() -> expansion.rows(Candidate.of("eeve"), NormMatching.NONE, AuxiliaryFiles.none(), 1))
                    .isInstanceOf(ConfigException.class)
                    .hasMessageContaining("chooses first-part for the head")
                    .hasMessageContaining("tied");
        }
    }

    /** The file is gone before the second seed: what needs no seed must not be read again. */
    @Test
    void whatNeedsNoSeedIsMadeReadyOnce() throws IOException {
        Path vectors = directory.resolve("once.vec");
        Files.writeString(vectors, "2 2\n▁the 2 0\n가 1 0\n");
        AuxiliaryFiles files = AuxiliaryFiles.of(Map.of("vectors", vectors.toString()), directory);
        try (Checkpoint base = Checkpoint.open(TestModels.stories260k())) {
            ModelExpansion expansion = new ModelExpansion(base, directory.resolve("vocab"));
            List<double[]> once = values(expansion
                    .rows(Candidate.of("focus"), NormMatching.NONE, files, 1)
                    .get(0));
            List<double[]> drawn = values(expansion
                    .rows(Candidate.of("normal"), NormMatching.NONE, files, 1)
                    .get(0));
            Files.delete(vectors);
            assertThat(values(expansion
                            .rows(Candidate.of("focus"), NormMatching.NONE, files, 2)
                            .get(0)))
                    .containsExactlyElementsOf(once);
            assertThat(values(expansion
                                    .rows(Candidate.of("normal"), NormMatching.NONE, files, 2)
                                    .get(0))
                            .get(0))
                    .isNotEqualTo(drawn.get(0));
        }
    }

    /** Blocks are summed apart and joined: against two passes over all rows at once. */
    @Test
    void statisticsOverSeveralBlocksAreThoseOfAllRows() {
        int width = 3;
        int count = 2 * RowReader.blockRows(width) + 5;
        Random random = new Random(7);
        float[] values = new float[count * width];
        for (int i = 0; i < values.length; i++) {
            values[i] = 100 + (float) random.nextGaussian();
        }
        RowStatistics[] groups = RowStatistics.of(RowReader.of(values, width), count, width, row -> row % 2, 2);
        for (int group = 0; group < 2; group++) {
            int parity = group;
            int[] rows =
                    IntStream.range(0, count).filter(row -> row % 2 == parity).toArray();
            assertThat(groups[group].count()).isEqualTo(rows.length);
            for (int j = 0; j < width; j++) {
                int column = j;
                double mean = IntStream.of(rows)
                                .mapToDouble(row -> values[row * width + column])
                                .sum()
                        / rows.length;
                double variance = IntStream.of(rows)
                                .mapToDouble(row -> Math.pow(values[row * width + column] - mean, 2))
                                .sum()
                        / rows.length;
                assertThat(groups[group].mean(j)).isCloseTo(mean, within(1e-9));
                assertThat(groups[group].deviation(j)).isCloseTo(Math.sqrt(variance), within(1e-9));
            }
        }
    }

    private EmbeddingMatrix matrix() {
        return MethodContexts.matrix(vocabulary, "e", 3, 1);
    }

    private ComputedRows rows(String choice, AuxiliaryFiles files, long seed) {
        MethodContext context = MethodContexts.context(matrix(), MatrixRole.INPUTS, vocabulary, files, seed);
        MethodChoice read = Settings.parse("{strategies: [" + choice + "]}", "test.yaml")
                .bind(InitializationSettings.class)
                .strategies()
                .get(0)
                .inputs();
        return new ComputedRows(context, read, NormMatching.NONE, call -> call.prepare(context));
    }

    private static List<double[]> values(ComputedRows rows) {
        List<double[]> values = new ArrayList<>();
        rows.forEach(0, rows.pieces().size(), row -> values.add(row.clone()));
        return values;
    }

    private static double[] widened(float[] row) {
        return IntStream.range(0, row.length).mapToDouble(j -> row[j]).toArray();
    }

    private static double norm(double[] row) {
        double squares = 0;
        for (double value : row) {
            squares += value * value;
        }
        return Math.sqrt(squares);
    }
}
