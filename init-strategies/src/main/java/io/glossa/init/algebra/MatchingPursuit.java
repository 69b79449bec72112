package io.glossa.init.algebra;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Orthogonal matching pursuit: few keys whose combination comes nearest to a query.
 *
 * <p><b>Formula.</b> Starting from the query, take the key with the greatest absolute inner product with what is left, project the
 * query on all keys taken, and repeat until {@code k} are taken or nothing is left; the weights are the least-squares solution.
 * <b>Determinism.</b> Among equal keys the lowest index; any number of threads. <b>Cost.</b> {@code queries * keys * width * k}
 * multiplications: the dearest method by far. <b>Source.</b> Pati, Rezaiifar and Krishnaprasad (1993); as an initialiser Goddard
 * and Fernandes Neto (2025), arXiv 2506.06607.
 */
public final class MatchingPursuit {
    private static final int BLOCK = 32;
    /** Of the query's length: what is left below it is rounding. */
    private static final double NOTHING = 1e-6;

    private final RowMatrix keys;
    private final PackedMatrix packed;
    private final int most;

    /** Prepares for keys, of which at most {@code most} are combined. */
    public MatchingPursuit(RowMatrix keys, int most) {
        this.keys = keys;
        this.packed = PackedMatrix.transposed(keys);
        this.most = Math.min(most, Math.min(keys.rows(), keys.width()));
    }

    /** The weights of every query, keys in the order they were taken; none for a query of length zero. */
    public List<RowWeights> solve(RowMatrix queries) {
        RowWeights[] solved = new RowWeights[queries.rows()];
        IntStream.range(0, (queries.rows() + BLOCK - 1) / BLOCK)
                .parallel()
                .forEach(block -> solve(queries, block * BLOCK, Math.min(queries.rows(), (block + 1) * BLOCK), solved));
        return List.of(solved);
    }

    private void solve(RowMatrix queries, int from, int to, RowWeights[] solved) {
        int count = to - from;
        List<Pursuit> pursuits = new ArrayList<>();
        for (int query = from; query < to; query++) {
            pursuits.add(new Pursuit(queries, query));
        }
        float[] rests = new float[count * keys.width()];
        float[] products = new float[count * keys.rows()];
        for (int step = 0; step < most && pursuits.stream().anyMatch(Pursuit::goesOn); step++) {
            for (int i = 0; i < count; i++) {
                pursuits.get(i).writeRest(rests, i * keys.width());
            }
            packed.multiply(rests, 0, keys.width(), count, products);
            for (int i = 0; i < count; i++) {
                pursuits.get(i).take(products, i * keys.rows());
            }
        }
        for (int i = 0; i < count; i++) {
            solved[from + i] = pursuits.get(i).weights();
        }
    }

    /** One query under way: an orthonormal basis Q of the keys taken, with keys = R' Q. */
    private final class Pursuit {
        private final double[] rest = new double[keys.width()];
        private final double[] projections = new double[most];
        private final List<double[]> basis = new ArrayList<>();
        private final List<double[]> factors = new ArrayList<>();
        private final int[] taken = new int[most];
        private final double length;
        private boolean ended;

        Pursuit(RowMatrix queries, int query) {
            for (int j = 0; j < rest.length; j++) {
                rest[j] = queries.value(query, j);
            }
            length = Math.sqrt(dot(rest, rest));
            ended = length == 0;
        }

        boolean goesOn() {
            return !ended;
        }

        void writeRest(float[] target, int at) {
            for (int j = 0; j < rest.length; j++) {
                target[at + j] = (float) rest[j];
            }
        }

        void take(float[] products, int at) {
            if (ended) {
                return;
            }
            int count = basis.size();
            int best = -1;
            for (int key = 0; key < keys.rows(); key++) {
                if ((best < 0 || Math.abs(products[at + key]) > Math.abs(products[at + best])) && !isTaken(key)) {
                    best = key;
                }
            }
            double[] direction = new double[rest.length];
            for (int j = 0; j < rest.length; j++) {
                direction[j] = keys.value(best, j);
            }
            double keyLength = Math.sqrt(dot(direction, direction));
            double[] factor = new double[count + 1];
            // Twice is enough: one pass of Gram-Schmidt leaves rounding that the second takes away.
            for (int pass = 0; pass < 2; pass++) {
                for (int i = 0; i < count; i++) {
                    double along = dot(basis.get(i), direction);
                    factor[i] += along;
                    subtract(direction, along, basis.get(i));
                }
            }
            factor[count] = Math.sqrt(dot(direction, direction));
            if (factor[count] <= NOTHING * keyLength) {
                ended = true;
                return;
            }
            for (int j = 0; j < direction.length; j++) {
                direction[j] /= factor[count];
            }
            taken[count] = best;
            basis.add(direction);
            factors.add(factor);
            projections[count] = dot(direction, rest);
            subtract(rest, projections[count], direction);
            ended = Math.sqrt(dot(rest, rest)) <= NOTHING * length;
        }

        /** Back substitution: the query's coordinates in the basis become weights of the keys. */
        RowWeights weights() {
            int count = basis.size();
            double[] weights = new double[count];
            for (int i = count - 1; i >= 0; i--) {
                double sum = projections[i];
                for (int j = i + 1; j < count; j++) {
                    sum -= factors.get(j)[i] * weights[j];
                }
                weights[i] = sum / factors.get(i)[i];
            }
            return new RowWeights(Arrays.copyOf(taken, count), weights);
        }

        private boolean isTaken(int key) {
            for (int i = 0; i < basis.size(); i++) {
                if (taken[i] == key) {
                    return true;
                }
            }
            return false;
        }
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int j = 0; j < a.length; j++) {
            sum += a[j] * b[j];
        }
        return sum;
    }

    private static void subtract(double[] from, double factor, double[] direction) {
        for (int j = 0; j < from.length; j++) {
            from[j] -= factor * direction[j];
        }
    }
}
