package io.glossa.init.method;

/**
 * The least number of characters to insert, delete or replace between two texts, up to a bound.
 *
 * <p><b>Source.</b> Levenshtein (1966), by the row-wise dynamic programme of Wagner and Fischer (1974). <b>Cost.</b> The product of both
 * lengths, less where the bound is passed.
 */
final class EditDistance {
    private EditDistance() {}

    /** The distance, or some number above the bound when it is above it. */
    static int of(int[] left, int[] right, int bound) {
        if (Math.abs(left.length - right.length) > bound) {
            return bound + 1;
        }
        int[] distances = new int[right.length + 1];
        for (int j = 0; j <= right.length; j++) {
            distances[j] = j;
        }
        for (int i = 1; i <= left.length; i++) {
            int diagonal = distances[0];
            distances[0] = i;
            int least = i;
            for (int j = 1; j <= right.length; j++) {
                int replaced = diagonal + (left[i - 1] == right[j - 1] ? 0 : 1);
                diagonal = distances[j];
                distances[j] = Math.min(replaced, 1 + Math.min(distances[j], distances[j - 1]));
                least = Math.min(least, distances[j]);
            }
            if (least > bound) {
                return least;
            }
        }
        return distances[right.length];
    }
}
