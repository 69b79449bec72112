package io.glossa.corpus.langid;

import java.util.Arrays;
import java.util.List;

/**
 * Chooses the features that tell the most about the language.
 *
 * <p><b>Formula.</b> With p_l the share of a feature among those of language l and q_l the weight of the language, p̄ = Σ q_l
 * p_l: information = Σ q_l · p_l · log(p_l / p̄). A language weighs as the square root of its text: much text knows more
 * features well, but a language with little shall have its own.
 *
 * <p><b>Determinism.</b> Ties are broken by the key.
 */
final class FeatureSelection {
    private final NGrams grams = new NGrams();
    private long[] keys = new long[1 << 20];
    private int[] ids = new int[1 << 20];
    private int size;
    private double weights;
    private int[] counts = new int[1 << 19];
    private double[] sum = new double[1 << 19];
    private double[] sumLog = new double[1 << 19];
    private long[] keyOfId = new long[1 << 19];

    private FeatureSelection() {}

    /** Keys of the chosen features, rising. */
    static long[] choose(List<List<String>> passagesByLanguage, int most) {
        FeatureSelection selection = new FeatureSelection();
        for (List<String> passages : passagesByLanguage) {
            selection.count(passages);
        }
        return selection.best(most);
    }

    private void count(List<String> passages) {
        Arrays.fill(counts, 0, size, 0);
        long total = 0;
        for (String passage : passages) {
            int features = grams.read(passage);
            for (int i = 0; i < features; i++) {
                int id = id(FeatureIndex.key(grams.hash(i)));
                counts[id]++;
            }
            total += features;
        }
        double weight = StrictMath.sqrt((double) total);
        weights += weight;
        for (int id = 0; id < size; id++) {
            if (counts[id] > 0) {
                double share = NaiveBayes.share(counts[id], total);
                sum[id] += weight * share;
                sumLog[id] += weight * share * StrictMath.log(share);
            }
        }
    }

    private long[] best(int most) {
        double[] information = new double[size];
        for (int id = 0; id < size; id++) {
            information[id] = sumLog[id] - sum[id] * StrictMath.log(sum[id] / weights);
        }
        double[] sorted = information.clone();
        Arrays.sort(sorted);
        double least = size > most ? sorted[size - most] : Double.NEGATIVE_INFINITY;
        long[] above = new long[Math.min(size, most)];
        long[] equal = new long[size];
        int chosen = 0;
        int tied = 0;
        for (int id = 0; id < size; id++) {
            if (information[id] > least) {
                above[chosen++] = keyOfId[id];
            } else if (information[id] == least) {
                equal[tied++] = keyOfId[id];
            }
        }
        Arrays.sort(equal, 0, tied);
        System.arraycopy(equal, 0, above, chosen, above.length - chosen);
        Arrays.sort(above);
        return above;
    }

    private int id(long key) {
        int mask = keys.length - 1;
        int slot = (int) key & mask;
        while (keys[slot] != 0) {
            if (keys[slot] == key + 1) {
                return ids[slot];
            }
            slot = (slot + 1) & mask;
        }
        keys[slot] = key + 1;
        ids[slot] = size;
        if (size == counts.length) {
            counts = Arrays.copyOf(counts, 2 * size);
            sum = Arrays.copyOf(sum, 2 * size);
            sumLog = Arrays.copyOf(sumLog, 2 * size);
            keyOfId = Arrays.copyOf(keyOfId, 2 * size);
        }
        keyOfId[size] = key;
        size++;
        if (size > keys.length / 2) {
            grow();
        }
        return size - 1;
    }

    private void grow() {
        keys = new long[2 * keys.length];
        ids = new int[keys.length];
        int mask = keys.length - 1;
        for (int id = 0; id < size; id++) {
            int slot = (int) keyOfId[id] & mask;
            while (keys[slot] != 0) {
                slot = (slot + 1) & mask;
            }
            keys[slot] = keyOfId[id] + 1;
            ids[slot] = id;
        }
    }
}
