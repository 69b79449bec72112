package io.glossa.corpus.filter;

import java.util.Arrays;

/**
 * How much of a text its most frequent runs of ten characters make up: repetition that needs no words.
 *
 * <p><b>Formula.</b> Count every run of ten UTF-16 units. Of the d different runs take the m most frequent that occur more
 * than once, m = floor(sqrt(d)); the value is their occurrences / all occurrences; 0 for texts under ten characters.
 *
 * <p><b>Source.</b> ROOTS (Laurençon et al. 2022), character repetition ratio; data-juicer and SailCraft compute the same.
 *
 * <p><b>Cost.</b> One hash and one look-up a character.
 */
final class RepeatedCharacters {
    static final int RUN = 10;
    private static final long LEAVING = leaving();

    private int[] repeated = new int[64];

    double share(String text, LongCounter counter) {
        int runs = text.length() - RUN + 1;
        if (runs < 1) {
            return 0;
        }
        counter.reset(runs);
        long hash = 0;
        int distinct = 0;
        for (int i = 0; i < text.length(); i++) {
            hash = hash * TextHash.BASE + text.charAt(i);
            if (i >= RUN) {
                hash -= text.charAt(i - RUN) * LEAVING;
            }
            if (i >= RUN - 1) {
                distinct += counter.add(hash ^ (hash >>> 31)) == 1 ? 1 : 0;
            }
        }
        int found = counter.countsAbove(1, distinct, this::room);
        Arrays.sort(repeated, 0, found);
        long sum = 0;
        for (int i = found - 1; i >= Math.max(0, found - (int) Math.sqrt(distinct)); i--) {
            sum += repeated[i];
        }
        return (double) sum / runs;
    }

    private int[] room(int size) {
        repeated = repeated.length < size ? new int[size * 2] : repeated;
        return repeated;
    }

    /** What a character weighs when it is RUN places behind. */
    private static long leaving() {
        long weight = 1;
        for (int i = 0; i < RUN; i++) {
            weight *= TextHash.BASE;
        }
        return weight;
    }
}
