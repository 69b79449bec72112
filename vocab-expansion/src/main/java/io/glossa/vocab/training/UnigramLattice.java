package io.glossa.vocab.training;

import io.glossa.vocab.bpe.LongIntMap;
import java.util.Arrays;
import java.util.List;

/**
 * All cuts of a word into pieces, by a trie of the pieces.
 *
 * <p><b>Units.</b> Natural logarithms of probabilities.
 */
final class UnigramLattice {
    private final LongIntMap edges;
    private final int[] pieceOfNode;
    private final double[] scores;
    private final int[][] points;
    private int nodes = 1;

    /**
     * Builds the trie.
     *
     * @param scores log probability of each piece; read on each use, so that they may be updated
     */
    UnigramLattice(List<String> pieces, double[] scores) {
        this.scores = scores;
        points = new int[pieces.size()][];
        int length = 1;
        for (int i = 0; i < points.length; i++) {
            points[i] = pieces.get(i).codePoints().toArray();
            length += points[i].length;
        }
        edges = new LongIntMap(length);
        pieceOfNode = new int[length];
        Arrays.fill(pieceOfNode, -1);
        for (int i = 0; i < points.length; i++) {
            int node = 0;
            for (int point : points[i]) {
                int next = edges.get(LongIntMap.pair(node, point));
                if (next == LongIntMap.MISSING) {
                    next = nodes++;
                    edges.put(LongIntMap.pair(node, point), next);
                }
                node = next;
            }
            pieceOfNode[node] = i;
        }
    }

    /** The code points of a piece. */
    int[] points(int piece) {
        return points[piece];
    }

    /**
     * Adds each piece's expected occurrences in a word, times a weight.
     *
     * @return the word's log probability, negative infinity when it cannot be cut
     */
    double expect(int[] word, double weight, double[] expected) {
        int n = word.length;
        double[] forward = new double[n + 1];
        double[] backward = new double[n + 1];
        Arrays.fill(forward, Double.NEGATIVE_INFINITY);
        Arrays.fill(backward, Double.NEGATIVE_INFINITY);
        forward[0] = 0;
        backward[n] = 0;
        visit(word, 0, (start, end, piece) -> forward[end] = add(forward[end], forward[start] + scores[piece]));
        for (int start = n - 1; start >= 0; start--) {
            int from = start;
            walk(word, start, (s, end, piece) -> backward[from] = add(backward[from], backward[end] + scores[piece]));
        }
        double total = forward[n];
        if (total == Double.NEGATIVE_INFINITY) {
            return total;
        }
        visit(word, 0, (start, end, piece) -> {
            double share = forward[start] + scores[piece] + backward[end] - total;
            expected[piece] += weight * Math.exp(share);
        });
        return total;
    }

    /**
     * The most probable cut.
     *
     * @param without a piece that may not be used, or -1
     * @return pieces in order, empty when there is no cut
     */
    int[] best(int[] word, int without) {
        int n = word.length;
        double[] best = new double[n + 1];
        int[] from = new int[n + 1];
        int[] last = new int[n + 1];
        Arrays.fill(best, Double.NEGATIVE_INFINITY);
        best[0] = 0;
        visit(word, 0, (start, end, piece) -> {
            double score = best[start] + scores[piece];
            if (piece != without && score > best[end]) {
                best[end] = score;
                from[end] = start;
                last[end] = piece;
            }
        });
        if (best[n] == Double.NEGATIVE_INFINITY) {
            return new int[0];
        }
        int count = 0;
        for (int end = n; end > 0; end = from[end]) {
            count++;
        }
        int[] cut = new int[count];
        for (int end = n; end > 0; end = from[end]) {
            cut[--count] = last[end];
        }
        return cut;
    }

    private void visit(int[] word, int first, Edge edge) {
        for (int start = first; start < word.length; start++) {
            walk(word, start, edge);
        }
    }

    private void walk(int[] word, int start, Edge edge) {
        int node = 0;
        for (int end = start; end < word.length; end++) {
            node = edges.get(LongIntMap.pair(node, word[end]));
            if (node == LongIntMap.MISSING) {
                return;
            }
            if (pieceOfNode[node] >= 0) {
                edge.accept(start, end + 1, pieceOfNode[node]);
            }
        }
    }

    private static double add(double a, double b) {
        if (a == Double.NEGATIVE_INFINITY) {
            return b;
        }
        double high = Math.max(a, b);
        double low = Math.min(a, b);
        return low == Double.NEGATIVE_INFINITY ? high : high + Math.log1p(Math.exp(low - high));
    }

    @FunctionalInterface
    private interface Edge {
        void accept(int start, int end, int piece);
    }
}
