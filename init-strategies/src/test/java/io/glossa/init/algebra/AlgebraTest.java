package io.glossa.init.algebra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import org.testng.annotations.Test;

/** Products, selections and fits against slow and plain computations of the same formulas. */
public class AlgebraTest {
    @Test
    void productsAreThoseOfATripleLoopAtEveryEdgeOfATile() {
        for (int[] shape : new int[][] {{1, 1, 1}, {3, 7, 511}, {33, 100, 512}, {40, 5, 1025}}) {
            RowMatrix left = random(shape[0], shape[1], 1);
            RowMatrix right = random(shape[2], shape[1], 2);
            float[] product = new float[shape[0] * shape[2]];
            PackedMatrix.transposed(right).multiply(left.values(), 0, shape[1], shape[0], product);
            for (int i = 0; i < shape[0]; i++) {
                for (int j = 0; j < shape[2]; j++) {
                    double expected = 0;
                    for (int k = 0; k < shape[1]; k++) {
                        expected += (double) left.value(i, k) * right.value(j, k);
                    }
                    assertThat((double) product[i * shape[2] + j]).isCloseTo(expected, within(1e-5));
                }
            }
        }
    }

    @Test
    void rowsAsTheyAreAndTransposedColumnsGiveTheSameProduct() {
        RowMatrix rows = random(9, 600, 3);
        float[] flipped = new float[9 * 600];
        for (int i = 0; i < 9; i++) {
            for (int j = 0; j < 600; j++) {
                flipped[j * 9 + i] = rows.value(i, j);
            }
        }
        float[] left = random(2, 9, 4).values();
        float[] once = new float[1200];
        float[] twice = new float[1200];
        PackedMatrix.of(rows).multiply(left, 0, 9, 2, once);
        PackedMatrix.transposed(new RowMatrix(flipped, 600, 9)).multiply(left, 0, 9, 2, twice);
        assertThat(once).isEqualTo(twice);
    }

    @Test
    void cosinesAreTheSameBitsForAnyNumberOfThreads() throws Exception {
        RowMatrix queries = random(200, 20, 5);
        RowMatrix keys = random(700, 20, 6);
        float[][] one = cosines(1, queries, keys);
        assertThat(cosines(4, queries, keys)).isEqualTo(one);
        CosineTable table = new CosineTable(keys);
        for (int i = 0; i < 200; i += 17) {
            for (int j = 0; j < 700; j += 13) {
                assertThat((double) one[i][j]).isCloseTo(table.exact(queries, i, j), within(1e-6));
            }
        }
    }

    @Test
    void aVectorOfLengthZeroHasNoCosine() throws Exception {
        RowMatrix zero = new RowMatrix(new float[3], 1, 3);
        assertThat(cosines(1, zero, zero)[0]).containsExactly(0f);
        assertThat(new CosineTable(zero).exact(zero, 0, 0)).isZero();
    }

    /** By hand: with support {0.5, 0.2} the threshold is (0.7 - 1) / 2 = -0.15. */
    @Test
    void sparsemaxOfAHandExample() {
        assertThat(Sparsemax.of(new double[] {0.2, -1, 0.5}))
                .containsExactly(new double[] {0.35, 0, 0.65}, within(1e-12));
        assertThat(Sparsemax.of(new double[] {3, 1, 0})).containsExactly(1, 0, 0);
        assertThat(Sparsemax.of(new double[] {7, 7})).containsExactly(0.5, 0.5);
    }

    @Test
    void longRowsHaveTheWeightsThatBisectionOfTheThresholdFinds() {
        Random random = new Random(7);
        for (int trial = 0; trial < 20; trial++) {
            float[] scores = new float[1 + random.nextInt(3000)];
            for (int i = 0; i < scores.length; i++) {
                scores[i] = (float) random.nextGaussian() * 0.2f;
            }
            double low = -2;
            double high = 2;
            for (int step = 0; step < 200; step++) {
                double middle = (low + high) / 2;
                double mass = 0;
                for (float score : scores) {
                    mass += Math.max(0, score - middle);
                }
                if (mass > 1) {
                    low = middle;
                } else {
                    high = middle;
                }
            }
            RowWeights weights = Sparsemax.of(scores, i -> scores[i]);
            double[] dense = new double[scores.length];
            for (int i = 0; i < weights.size(); i++) {
                dense[weights.row(i)] = weights.weight(i);
            }
            for (int i = 0; i < scores.length; i++) {
                assertThat(dense[i]).isCloseTo(Math.max(0, scores[i] - low), within(1e-9));
            }
        }
    }

    @Test
    void neighboursAreThoseOfASortWithTheLowerIndexFirst() {
        Random random = new Random(8);
        float[] scores = new float[500];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = random.nextInt(40) / 40f;
        }
        int[] sorted = IntStream.range(0, 500)
                .boxed()
                .sorted((a, b) -> scores[a] == scores[b] ? Integer.compare(a, b) : Float.compare(scores[b], scores[a]))
                .mapToInt(i -> i)
                .limit(10)
                .toArray();
        RowWeights weights = Neighbours.of(scores, 10, 0.1, i -> scores[i]);
        double sum = Arrays.stream(sorted)
                .mapToDouble(i -> Math.exp(scores[i] / 0.1))
                .sum();
        for (int i = 0; i < 10; i++) {
            assertThat(weights.row(i)).isEqualTo(sorted[i]);
            assertThat(weights.weight(i)).isCloseTo(Math.exp(scores[sorted[i]] / 0.1) / sum, within(1e-12));
        }
        assertThat(Neighbours.of(new float[] {1, 2}, 10, 1, i -> i).size()).isEqualTo(2);
    }

    /** Y is X turned by a rotation in the plane of the first two axes and mirrored in the third. */
    @Test
    void procrustesFindsTheRotationThatMadeThePartners() {
        RowMatrix from = random(50, 3, 9);
        double c = Math.cos(0.7);
        double s = Math.sin(0.7);
        float[] turned = new float[150];
        for (int i = 0; i < 50; i++) {
            turned[3 * i] = (float) (c * from.value(i, 0) - s * from.value(i, 1));
            turned[3 * i + 1] = (float) (s * from.value(i, 0) + c * from.value(i, 1));
            turned[3 * i + 2] = -from.value(i, 2);
        }
        RowMatrix applied = Procrustes.fit(from, new RowMatrix(turned, 50, 3)).apply(from);
        for (int i = 0; i < 150; i++) {
            assertThat(applied.values()[i]).isCloseTo(turned[i], within(1e-5f));
        }
    }

    @Test
    void pursuitFindsAPlantedCombinationExactly() {
        RowMatrix keys = random(60, 24, 10);
        float[] planted = new float[24];
        for (int j = 0; j < 24; j++) {
            planted[j] = 5 * keys.value(7, j) - 3 * keys.value(41, j);
        }
        RowWeights weights = new MatchingPursuit(keys, 24)
                .solve(new RowMatrix(planted, 1, 24))
                .get(0);
        double seven = 0;
        double fortyOne = 0;
        for (int i = 0; i < weights.size(); i++) {
            seven += weights.row(i) == 7 ? weights.weight(i) : 0;
            fortyOne += weights.row(i) == 41 ? weights.weight(i) : 0;
        }
        assertThat(seven).isCloseTo(5, within(1e-3));
        assertThat(fortyOne).isCloseTo(-3, within(1e-3));
    }

    /** What is left of a least-squares fit is orthogonal to every key in it, and the first key is the greatest product. */
    @Test
    void whatPursuitLeavesIsOrthogonalToTheKeysItTook() {
        RowMatrix keys = random(300, 40, 11);
        RowMatrix queries = random(70, 40, 12);
        List<RowWeights> solved = new MatchingPursuit(keys, 8).solve(queries);
        for (int q = 0; q < 70; q++) {
            RowWeights weights = solved.get(q);
            assertThat(weights.size()).isEqualTo(8);
            double[] rest = new double[40];
            for (int j = 0; j < 40; j++) {
                rest[j] = queries.value(q, j);
                for (int i = 0; i < 8; i++) {
                    rest[j] -= weights.weight(i) * keys.value(weights.row(i), j);
                }
            }
            for (int i = 0; i < 8; i++) {
                double product = 0;
                for (int j = 0; j < 40; j++) {
                    product += rest[j] * keys.value(weights.row(i), j);
                }
                assertThat(product).isCloseTo(0, within(1e-9));
            }
            int query = q;
            int greatest = IntStream.range(0, 300)
                    .boxed()
                    .max((a, b) -> Double.compare(
                            Math.abs(RowMatrix.dot(queries, query, keys, a)),
                            Math.abs(RowMatrix.dot(queries, query, keys, b))))
                    .orElseThrow();
            assertThat(weights.row(0)).isEqualTo(greatest);
        }
    }

    @Test
    void pursuitOfNothingTakesNothing() {
        assertThat(new MatchingPursuit(random(5, 4, 1), 3)
                        .solve(new RowMatrix(new float[4], 1, 4))
                        .get(0)
                        .size())
                .isZero();
    }

    private static float[][] cosines(int threads, RowMatrix queries, RowMatrix keys) throws Exception {
        float[][] all = new float[queries.rows()][];
        ForkJoinPool pool = new ForkJoinPool(threads);
        try {
            pool.submit(() -> new CosineTable(keys).forEachRow(queries, (query, row) -> all[query] = row.clone()))
                    .get();
        } finally {
            pool.shutdown();
        }
        return all;
    }

    private static RowMatrix random(int rows, int width, long seed) {
        Random random = new Random(seed);
        float[] values = new float[rows * width];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextFloat() - 0.5f;
        }
        return new RowMatrix(values, rows, width);
    }
}
