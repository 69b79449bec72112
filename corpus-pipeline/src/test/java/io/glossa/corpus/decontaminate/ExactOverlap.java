package io.glossa.corpus.decontaminate;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Overlap of two texts by slow, exact means that share nothing with the index: its witness. */
final class ExactOverlap {
    private static final int SHINGLE = 8;

    private ExactOverlap() {}

    /** Whether the document does repeat about so large a share of an item's letters, or a hundred of them in one piece. */
    static boolean confirms(String item, String document, double share) {
        String needle = letters(item);
        String haystack = letters(document);
        if (haystack.contains(needle)) {
            return true;
        }
        return containment(needle, haystack) >= 0.9 * share - 0.05
                && longestCommon(needle, haystack) >= (hangul(needle) ? 25 : 50);
    }

    private static boolean hangul(String letters) {
        return letters.chars().filter(c -> c >= 0xAC00 && c <= 0xD7A3).count() > letters.length() / 2;
    }

    /** Letters and digits in lower case, without marks. */
    static String letters(String text) {
        return Normalizer.normalize(
                        Normalizer.normalize(text, Normalizer.Form.NFKD)
                                .replaceAll("[\\p{M}\\p{Cf}]", "")
                                .replaceAll("[^\\p{L}\\p{N}]", ""),
                        Normalizer.Form.NFC)
                .toLowerCase(Locale.ROOT);
    }

    /** Share of the shingles of the first text that the second has. */
    static double containment(String needle, String haystack) {
        Set<String> have = new HashSet<>();
        for (int i = 0; i + SHINGLE <= haystack.length(); i++) {
            have.add(haystack.substring(i, i + SHINGLE));
        }
        int all = 0;
        int shared = 0;
        for (int i = 0; i + SHINGLE <= needle.length(); i++, all++) {
            shared += have.contains(needle.substring(i, i + SHINGLE)) ? 1 : 0;
        }
        return all == 0 ? 0 : (double) shared / all;
    }

    /** Length of the longest common substring, by the textbook table. */
    static int longestCommon(String a, String b) {
        int[] row = new int[b.length() + 1];
        int best = 0;
        for (int i = 0; i < a.length(); i++) {
            int diagonal = 0;
            for (int j = 0; j < b.length(); j++) {
                int above = row[j + 1];
                row[j + 1] = a.charAt(i) == b.charAt(j) ? diagonal + 1 : 0;
                best = Math.max(best, row[j + 1]);
                diagonal = above;
            }
        }
        return best;
    }
}
