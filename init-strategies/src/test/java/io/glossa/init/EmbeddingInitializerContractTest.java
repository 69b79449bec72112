package io.glossa.init;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.glossa.run.AtomicFiles;
import io.glossa.run.ConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import org.testng.annotations.AfterClass;
import org.testng.annotations.BeforeClass;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** What every registered initialiser must keep; a new one is covered by being registered. */
public class EmbeddingInitializerContractTest {
    private static final long SEED = 11;
    private static final String[] PIECES = {
        "가", "▁가", "나", "▁영화", "영화", "ία", "▁και", "▁ẹ̀kọ́", "timely", "▁timely", "▁habari", "ﬁ", "１", "。"
    };

    private Path directory;
    private ExpandedVocabulary vocabulary;
    private AuxiliaryFiles files;

    @BeforeClass
    void prepare() throws IOException {
        directory = Files.createTempDirectory("contract");
        vocabulary = MethodContexts.vocabulary(directory, PIECES);
        files = MethodContexts.files(directory);
    }

    @AfterClass(alwaysRun = true)
    void deleteDirectory() {
        AtomicFiles.delete(directory);
    }

    @DataProvider
    Object[][] initializers() {
        return EmbeddingInitializers.all().values().stream()
                .map(initializer -> new Object[] {initializer.name(), initializer})
                .toArray(Object[][]::new);
    }

    @Test(dataProvider = "initializers")
    void hasANameInDashesAndASentence(String name, EmbeddingInitializer initializer) {
        assertThat(name).matches("[a-z]+(-[a-z]+)*");
        assertThat(initializer.description()).hasSizeGreaterThan(20);
        assertThat(EmbeddingInitializers.get(name)).hasSameClassAs(initializer);
        for (MethodParameter parameter : initializer.parameters()) {
            assertThat(parameter.name())
                    .matches("[a-z]+(-[a-z]+)*")
                    .isNotIn("name", "method", "norm", "noise", "otherwise");
            assertThat(parameter.description()).hasSizeGreaterThan(10);
            assertThat(parameter.check(name, parameter.standard())).isEqualTo(parameter.standard());
        }
    }

    @Test(dataProvider = "initializers")
    void givesFiniteNumbersForEveryRoleOrDeclinesAndLeavesTheRow(String name, EmbeddingInitializer initializer) {
        for (MatrixRole role : MatrixRole.values()) {
            EmbeddingMatrix matrix = MethodContexts.matrix(vocabulary, role.name(), 3, 1);
            List<Row> rows = rows(MethodContexts.context(matrix, role, vocabulary, files, SEED), initializer);
            assertThat(rows).hasSize(PIECES.length);
            assertThat(rows)
                    .as("%s gives no row at all", name)
                    .anyMatch(row -> row.used().isPresent());
            for (Row row : rows) {
                if (row.used().isEmpty()) {
                    assertThat(row.values()).containsOnly(0.0);
                }
                assertThat(row.used().orElse(0)).isNotNegative();
                for (double value : row.values()) {
                    assertThat(value).isFinite();
                }
            }
        }
    }

    @Test(dataProvider = "initializers")
    void aRowDependsNeitherOnOrderNorOnThreads(String name, EmbeddingInitializer initializer) {
        MethodContext context = MethodContexts.context(MethodContexts.matrix(vocabulary, "e", 3, 1), vocabulary, files);
        List<Row> expected = rows(context, initializer);
        RowInitializer prepared = MethodCall.of(name).prepare(context);
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < 20 * PIECES.length; i++) {
            order.add(i % PIECES.length);
        }
        Collections.shuffle(order, new Random(SEED));
        order.parallelStream().forEach(i -> {
            double[] row = new double[MethodContexts.WIDTH];
            prepared.fill(vocabulary.added().get(i), row);
            assertThat(row)
                    .as("row %d", i)
                    .isEqualTo(expected.get(i).values().stream()
                            .mapToDouble(d -> d)
                            .toArray());
        });
    }

    /** Multiplying by a power of two is exact, so a doubled matrix gives doubled rows, or the method never looks at it. */
    @Test(dataProvider = "initializers")
    void eachMatrixIsInitialisedFromItself(String name, EmbeddingInitializer initializer) {
        List<Row> once = rows(3, 1, initializer);
        List<Row> doubled = rows(3, 2, initializer);
        List<Row> other = rows(4, 1, initializer);
        boolean blind = true;
        for (int i = 0; i < once.size(); i++) {
            blind &= once.get(i).values().equals(other.get(i).values());
        }
        for (int i = 0; i < once.size(); i++) {
            for (int j = 0; j < MethodContexts.WIDTH; j++) {
                assertThat(doubled.get(i).values().get(j))
                        .isEqualTo((blind ? 1 : 2) * once.get(i).values().get(j));
            }
        }
    }

    @Test(dataProvider = "initializers")
    void theSeedDecidesExactlyWhereTheMethodDraws(String name, EmbeddingInitializer initializer) {
        EmbeddingMatrix matrix = MethodContexts.matrix(vocabulary, "e", 3, 1);
        List<Row> first = rows(MethodContexts.context(matrix, MatrixRole.INPUTS, vocabulary, files, 1), initializer);
        List<Row> second = rows(MethodContexts.context(matrix, MatrixRole.INPUTS, vocabulary, files, 2), initializer);
        assertThat(first.equals(second)).as(name).isEqualTo(!initializer.drawsAtRandom());
    }

    @Test(dataProvider = "initializers")
    void rowsOfMarksBytesAndPaddingAreNeverLookedAt(String name, EmbeddingInitializer initializer) {
        List<Row> clean = rows(3, 1, initializer);
        List<Row> poisoned = rows(
                MethodContexts.context(MethodContexts.poisoned(vocabulary, "e", 3), vocabulary, files), initializer);
        for (int i = 0; i < clean.size(); i++) {
            assertThat(poisoned.get(i).values())
                    .as(PIECES[i])
                    .isEqualTo(clean.get(i).values());
        }
    }

    @Test(dataProvider = "initializers")
    void aMissingFileIsAskedForByItsKey(String name, EmbeddingInitializer initializer) {
        MethodContext context =
                MethodContexts.context(MethodContexts.matrix(vocabulary, "e", 3, 1), vocabulary, AuxiliaryFiles.none());
        for (AuxiliaryFile file : initializer.needs()) {
            assertThatThrownBy(() -> MethodCall.of(name).prepare(context))
                    .isInstanceOf(ConfigException.class)
                    .hasMessageContaining("init.files.")
                    .hasMessageContaining(name + " needs it");
            assertThat(file.key()).matches("[a-z]+(-[a-z]+)*");
        }
    }

    @Test
    void anUnknownNameIsAnsweredWithTheKnownOnes() {
        assertThatThrownBy(() -> EmbeddingInitializers.get("subtoken-maen"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("did you mean 'subtoken-mean'?")
                .hasMessageContaining("global-mean");
    }

    private record Row(List<Double> values, OptionalInt used) {}

    private List<Row> rows(long seed, float scale, EmbeddingInitializer initializer) {
        return rows(
                MethodContexts.context(MethodContexts.matrix(vocabulary, "e", seed, scale), vocabulary, files),
                initializer);
    }

    private List<Row> rows(MethodContext context, EmbeddingInitializer initializer) {
        RowInitializer prepared = MethodCall.of(initializer.name()).prepare(context);
        return vocabulary.added().stream()
                .map(piece -> {
                    double[] row = new double[MethodContexts.WIDTH];
                    OptionalInt used = prepared.fill(piece, row);
                    return new Row(Arrays.stream(row).boxed().toList(), used);
                })
                .toList();
    }
}
