package io.glossa.corpus.langid.fasttext;

import java.util.Arrays;

/** How the output matrix and a text's vector give probabilities. */
sealed interface Loss {
    /** A probability for each label. */
    float[] probabilities(Matrix output, float[] hidden);

    /** The exponents of all labels, over their sum. */
    record Softmax() implements Loss {
        @Override
        public float[] probabilities(Matrix output, float[] hidden) {
            float[] result = new float[output.rows()];
            float highest = Float.NEGATIVE_INFINITY;
            for (int l = 0; l < result.length; l++) {
                result[l] = output.dot(l, hidden);
                highest = Math.max(highest, result[l]);
            }
            double sum = 0;
            for (int l = 0; l < result.length; l++) {
                result[l] = (float) StrictMath.exp(result[l] - highest);
                sum += result[l];
            }
            for (int l = 0; l < result.length; l++) {
                result[l] /= (float) sum;
            }
            return result;
        }
    }

    /** Every label by itself, yes or no; divided by their sum, since a text is in one language here. */
    record OneVersusAll() implements Loss {
        @Override
        public float[] probabilities(Matrix output, float[] hidden) {
            float[] result = new float[output.rows()];
            double sum = 0;
            for (int l = 0; l < result.length; l++) {
                result[l] = (float) sigmoid(output.dot(l, hidden));
                sum += result[l];
            }
            for (int l = 0; l < result.length; l++) {
                result[l] /= (float) sum;
            }
            return result;
        }
    }

    /**
     * A Huffman tree of yes and no decisions; a label's probability is the product of those on its way.
     *
     * @param left child of each inner node; a label, or the number of labels plus an inner node
     * @param right likewise
     */
    @SuppressWarnings("ArrayRecordComponent") // Built once, never changed, never compared.
    record Tree(int[] left, int[] right) implements Loss {
        /** More than any number of examples, less than what would overflow when two are added. */
        private static final long NEVER = 1_000_000_000_000_000L;

        /** The tree of labels that occurred so often, the most frequent first. */
        static Tree of(long[] counts) {
            int labels = counts.length;
            long[] weight = new long[2 * labels - 1];
            Arrays.fill(weight, NEVER);
            System.arraycopy(counts, 0, weight, 0, labels);
            int[] left = new int[labels - 1];
            int[] right = new int[labels - 1];
            int leaf = labels - 1;
            int node = labels;
            for (int i = labels; i < weight.length; i++) {
                int first = leaf >= 0 && weight[leaf] < weight[node] ? leaf-- : node++;
                int second = leaf >= 0 && weight[leaf] < weight[node] ? leaf-- : node++;
                left[i - labels] = first;
                right[i - labels] = second;
                weight[i] = weight[first] + weight[second];
            }
            return new Tree(left, right);
        }

        @Override
        public float[] probabilities(Matrix output, float[] hidden) {
            int labels = left.length + 1;
            double[] reached = new double[2 * labels - 1];
            reached[reached.length - 1] = 1;
            for (int i = reached.length - 1; i >= labels; i--) {
                double yes = sigmoid(output.dot(i - labels, hidden));
                reached[left[i - labels]] = reached[i] * (1 - yes);
                reached[right[i - labels]] = reached[i] * yes;
            }
            float[] result = new float[labels];
            for (int l = 0; l < labels; l++) {
                result[l] = (float) reached[l];
            }
            return result;
        }
    }

    private static double sigmoid(double x) {
        return 1 / (1 + StrictMath.exp(-x));
    }
}
