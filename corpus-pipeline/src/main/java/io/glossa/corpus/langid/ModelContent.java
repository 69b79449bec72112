package io.glossa.corpus.langid;

import java.lang.Character.UnicodeScript;
import java.util.List;
import java.util.Set;

/**
 * The numbers of an {@link NGramModel}, as its file holds them.
 *
 * @param languages labels
 * @param scripts scripts that each is written in
 * @param keys of the features, rising
 * @param vectors [features, dimensions], unsigned bytes around 128
 * @param scale [dimensions], what one step of a byte is worth
 * @param weights [languages, dimensions + 1], the last of each row its constant
 */
@SuppressWarnings("ArrayRecordComponent") // Millions of numbers, read once and never changed; nothing compares models.
record ModelContent(
        List<String> languages,
        List<Set<UnicodeScript>> scripts,
        long[] keys,
        byte[] vectors,
        float[] scale,
        float[] weights) {
    ModelContent {
        languages = List.copyOf(languages);
        scripts = List.copyOf(scripts);
    }

    int dimensions() {
        return scale.length;
    }

    /** Evidence for a language, before the softmax. */
    float logit(int language, float[] mean) {
        int at = language * (mean.length + 1);
        float sum = weights[at + mean.length];
        for (int d = 0; d < mean.length; d++) {
            sum += weights[at + d] * mean[d];
        }
        return sum;
    }
}
