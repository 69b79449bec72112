package io.glossa.vocab.sweep;

import io.glossa.run.ConfigException;
import java.util.List;
import java.util.TreeSet;

/**
 * The numbers of added pieces that a sweep measures.
 *
 * <p>Unless they are given, 64, 96, 128, 192, 256, 384 and so on, two to each doubling, up to what was learned: what a piece saves falls
 * about as its inverse rank, so that equal ratios are equal steps.
 */
final class SweepSizes {
    private static final int FIRST = 64;

    private SweepSizes() {}

    /**
     * Sizes in rising order, each once, the largest last.
     *
     * @param asked numbers of added pieces; empty for the usual ones
     * @param learned how many pieces there are: larger sizes become this one
     * @param base size of the base
     * @param multiple of which base and pieces together are, as far as the learned pieces reach
     */
    static List<Integer> of(List<Integer> asked, int learned, int base, int multiple) {
        TreeSet<Integer> sizes = new TreeSet<>();
        for (int size : asked) {
            if (size < 1) {
                throw new ConfigException("sizes: found " + size + ", expected numbers of added pieces of at least 1");
            }
            sizes.add(Math.min(learned, padded(size, base, multiple)));
        }
        if (asked.isEmpty()) {
            for (long step = FIRST; step < learned; step *= 2) {
                sizes.add(Math.min(learned, padded(Math.toIntExact(step), base, multiple)));
                sizes.add(Math.min(learned, padded((int) Math.min(learned, step + step / 2), base, multiple)));
            }
            sizes.add(learned);
        }
        return List.copyOf(sizes);
    }

    private static int padded(int added, int base, int multiple) {
        return (base + added + multiple - 1) / multiple * multiple - base;
    }
}
