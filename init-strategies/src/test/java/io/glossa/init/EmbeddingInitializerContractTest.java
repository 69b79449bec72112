package io.glossa.init;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.glossa.run.ConfigException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** What every registered initialiser must keep; a new one is covered by being registered. */
public class EmbeddingInitializerContractTest {
    private static final int ROWS = 40;
    private static final int WIDTH = 6;
    private static final long SEED = 11;

    private final List<NewPiece> pieces = pieces();

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
    }

    @Test(dataProvider = "initializers")
    void fillsEveryDimensionWithAFiniteNumber(String name, EmbeddingInitializer initializer) {
        for (double[] row : rows(initializer, matrix("e", 1), SEED)) {
            assertThat(row).doesNotContain(0.0);
            for (double value : row) {
                assertThat(value).isFinite();
            }
        }
    }

    @Test(dataProvider = "initializers")
    void aRowDependsNeitherOnOrderNorOnThreads(String name, EmbeddingInitializer initializer) {
        List<double[]> expected = rows(initializer, matrix("e", 1), SEED);
        RowInitializer prepared = initializer.prepare(matrix("e", 1), SEED);
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < pieces.size(); i++) {
            order.add(i);
        }
        Collections.shuffle(order, new Random(SEED));
        order.parallelStream().forEach(i -> {
            double[] row = new double[WIDTH];
            prepared.fill(pieces.get(i), row);
            assertThat(row).as("row %d", i).containsExactly(expected.get(i));
        });
    }

    @Test(dataProvider = "initializers")
    void eachMatrixIsInitialisedFromItself(String name, EmbeddingInitializer initializer) {
        List<double[]> once = rows(initializer, matrix("e", 1), SEED);
        List<double[]> doubled = rows(initializer, matrix("e", 2), SEED);
        for (int i = 0; i < once.size(); i++) {
            for (int j = 0; j < WIDTH; j++) {
                assertThat(doubled.get(i)[j]).isEqualTo(2 * once.get(i)[j]);
            }
        }
    }

    @Test
    void anUnknownNameIsAnsweredWithTheKnownOnes() {
        assertThatThrownBy(() -> EmbeddingInitializers.get("subtoken-maen"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("did you mean 'subtoken-mean'?")
                .hasMessageContaining("global-mean, normal, subtoken-mean");
    }

    private List<double[]> rows(EmbeddingInitializer initializer, EmbeddingMatrix matrix, long seed) {
        RowInitializer prepared = initializer.prepare(matrix, seed);
        return pieces.stream()
                .map(piece -> {
                    double[] row = new double[WIDTH];
                    prepared.fill(piece, row);
                    return row;
                })
                .toList();
    }

    /** Multiplying by a power of two is exact, so the doubled matrix must give exactly doubled rows. */
    private static EmbeddingMatrix matrix(String name, float scale) {
        Random random = new Random(SEED);
        float[] values = new float[ROWS * WIDTH];
        for (int i = 0; i < values.length; i++) {
            values[i] = scale * (random.nextFloat() - 0.4f);
        }
        return new EmbeddingMatrix(name, values, WIDTH, new BitSet());
    }

    private static List<NewPiece> pieces() {
        Random random = new Random(SEED);
        List<NewPiece> pieces = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            List<Integer> parts = new ArrayList<>();
            for (int k = i % 4; k > 0; k--) {
                parts.add(random.nextInt(ROWS));
            }
            pieces.add(new NewPiece(ROWS + i, "p" + i, parts));
        }
        return pieces;
    }
}
