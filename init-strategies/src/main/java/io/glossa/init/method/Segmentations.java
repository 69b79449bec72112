package io.glossa.init.method;

import io.glossa.init.algebra.RowWeights;
import java.util.Arrays;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * All ways to write one spelling with the fewest base pieces, counted without listing them.
 *
 * <p><b>Formula.</b> Ways from the beginning and to the end by dynamic programming over the cuts; a piece from cut i to cut j lies
 * on {@code before(i) * after(j)} of them when it is part of any. <b>Cost.</b> Quadratic in the characters of the spelling.
 */
final class Segmentations {
    private final int[] cuts;
    private final int[][] rows;

    /** Cuts a spelling at every character. */
    Segmentations(String spelling, BaseSpellings base) {
        int characters = spelling.codePointCount(0, spelling.length());
        cuts = new int[characters + 1];
        for (int i = 1; i <= characters; i++) {
            cuts[i] = spelling.offsetByCodePoints(cuts[i - 1], 1);
        }
        rows = new int[characters][characters + 1];
        for (int i = 0; i < characters; i++) {
            Arrays.fill(rows[i], -1);
            for (int j = i + 1; j <= characters; j++) {
                OptionalInt row = base.row(spelling.substring(cuts[i], cuts[j]));
                rows[i][j] = row.orElse(-1);
            }
        }
    }

    /**
     * The mean of the rows of every shortest segmentation, and of these means over those that have the longest piece.
     *
     * @return weights by ascending row; none when the base cannot write the spelling
     */
    RowWeights shortest() {
        Paths all = new Paths(cuts.length);
        if (all.fewest() == 0) {
            return new RowWeights(new int[0], new double[0]);
        }
        // Shortest ways whose pieces are all shorter than the longest one do not count.
        Paths without = new Paths(all.longest());
        boolean some = without.fewest() == all.fewest();
        double ways = all.ways() - (some ? without.ways() : 0);
        Map<Integer, Double> weights = new TreeMap<>();
        for (int i = 0; i < rows.length; i++) {
            for (int j = i + 1; j <= rows.length; j++) {
                double through = all.through(i, j) - (some ? without.through(i, j) : 0);
                if (through > 0) {
                    weights.merge(rows[i][j], through / (ways * all.fewest()), Double::sum);
                }
            }
        }
        return new RowWeights(
                weights.keySet().stream().mapToInt(row -> row).toArray(),
                weights.values().stream().mapToDouble(weight -> weight).toArray());
    }

    /** The shortest ways with pieces below a length. */
    private final class Paths {
        private final int below;
        private final int[] partsBefore = new int[cuts.length];
        private final int[] partsAfter = new int[cuts.length];
        private final double[] before = new double[cuts.length];
        private final double[] after = new double[cuts.length];

        Paths(int below) {
            this.below = below;
            int end = rows.length;
            Arrays.fill(partsBefore, cuts.length);
            Arrays.fill(partsAfter, cuts.length);
            partsBefore[0] = 0;
            before[0] = 1;
            for (int j = 1; j <= end; j++) {
                for (int i = 0; i < j; i++) {
                    if (isPiece(i, j)) {
                        join(partsBefore, before, j, i);
                    }
                }
            }
            partsAfter[end] = 0;
            after[end] = 1;
            for (int i = end - 1; i >= 0; i--) {
                for (int j = i + 1; j <= end; j++) {
                    if (isPiece(i, j)) {
                        join(partsAfter, after, i, j);
                    }
                }
            }
        }

        private void join(int[] parts, double[] ways, int at, int from) {
            if (ways[from] > 0 && parts[from] + 1 <= parts[at]) {
                ways[at] = (parts[from] + 1 < parts[at] ? 0 : ways[at]) + ways[from];
                parts[at] = parts[from] + 1;
            }
        }

        private boolean isPiece(int i, int j) {
            return rows[i][j] >= 0 && j - i < below;
        }

        double ways() {
            return after[0];
        }

        /** Pieces of the shortest ways; 0 when there is no way. */
        int fewest() {
            return after[0] > 0 ? partsAfter[0] : 0;
        }

        double through(int i, int j) {
            return isPiece(i, j) && partsBefore[i] + 1 + partsAfter[j] == partsAfter[0] ? before[i] * after[j] : 0;
        }

        int longest() {
            int longest = 0;
            for (int i = 0; i < rows.length; i++) {
                for (int j = i + 1; j <= rows.length; j++) {
                    longest = through(i, j) > 0 ? Math.max(longest, j - i) : longest;
                }
            }
            return longest;
        }
    }
}
