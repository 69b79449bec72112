package io.glossa.corpus.dedup;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A copy of a document, edited until its similarity to it is near a wanted one: what a search for duplicates is measured
 * with.
 *
 * <p>Words are left out, change places with the next, or give way to another word of the document, at places drawn from
 * the seed. More edits never touch fewer places, so the number that comes nearest to the wanted similarity is found by
 * halving. Of a short text the nearest may be some way off: the similarity that was reached is part of the result.
 *
 * <p><b>Determinism.</b> A function of text, level and seed.
 *
 * <p><b>Cost.</b> Some ten times that of comparing the document with another one.
 *
 * @param text of the copy
 * @param similarity exact Jaccard similarity of original and copy
 */
public record PlantedCopy(String text, double similarity) {
    /** The similarities that are aimed at. The last is a copy that differs in white space alone. */
    private static final double[] LEVELS = {0.6, 0.7, 0.75, 0.8, 0.825, 0.85, 0.9, 0.95, 1};

    private static final Pattern SPACE = Pattern.compile("(?<=\\s)(?=\\S)");

    /** Number of levels. */
    public static int levels() {
        return LEVELS.length;
    }

    /**
     * The level at which a document is copied, or -1 when it is not.
     *
     * @param share of the documents that are copied
     */
    public static int level(String source, String id, double share, long seed) {
        long draw = draw(source, id, seed);
        // The upper 53 bits decide whether, the lower ones at which level.
        return (draw >>> 11) * 0x1.0p-53 < share ? (int) ((draw & 0x7FF) % LEVELS.length) : -1;
    }

    /** The copy of a text at a level. */
    public static PlantedCopy of(String text, int level, Shingles shingles, long seed) {
        if (LEVELS[level] == 1) {
            String copy = text.replace("\n", " \n");
            return new PlantedCopy(copy + "\n", 1);
        }
        String[] words = SPACE.split(text);
        int[] order = order(words.length, seed ^ level);
        long[] original = Jaccard.shingleSet(text, shingles);
        int low = 0;
        int high = words.length;
        PlantedCopy best = new PlantedCopy(text, 1);
        while (low <= high) {
            int edits = (low + high) >>> 1;
            String copy = edited(words, order, edits, seed);
            double similarity = Jaccard.similarity(original, Jaccard.shingleSet(copy, shingles));
            boolean nearer = Math.abs(similarity - LEVELS[level]) < Math.abs(best.similarity - LEVELS[level]);
            best = nearer && edits > 0 ? new PlantedCopy(copy, similarity) : best;
            if (similarity > LEVELS[level]) {
                low = edits + 1;
            } else {
                high = edits - 1;
            }
        }
        return best;
    }

    private static String edited(String[] words, int[] order, int edits, long seed) {
        List<String> copy = new ArrayList<>(words.length);
        for (int i = 0; i < words.length; i++) {
            long draw = Shingles.mix(seed + i);
            if (order[i] >= edits) {
                copy.add(words[i]);
            } else if (draw % 3 == 0) {
                copy.add(words[(int) Long.remainderUnsigned(draw >>> 8, words.length)]);
            } else if (draw % 3 == 1 && i + 1 < words.length) {
                copy.add(words[i + 1]);
                copy.add(words[i]);
                i++;
            }
        }
        return String.join("", copy);
    }

    /** The turn at which each word is edited: a random permutation. */
    private static int[] order(int count, long seed) {
        int[] order = new int[count];
        for (int i = 0; i < count; i++) {
            int j = (int) Long.remainderUnsigned(Shingles.mix(seed + 0x9E3779B97F4A7C15L * (i + 1)), i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }

    private static long draw(String source, String id, long seed) {
        long hash = seed;
        for (String part : List.of(source, id)) {
            for (int i = 0; i < part.length(); i++) {
                hash = Shingles.mix(hash + part.charAt(i));
            }
            hash = Shingles.mix(hash ^ '/');
        }
        return hash;
    }
}
