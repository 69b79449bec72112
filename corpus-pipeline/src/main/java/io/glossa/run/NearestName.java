package io.glossa.run;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.TreeSet;

/** Finds the known name a person probably meant. */
public final class NearestName {
    private NearestName() {}

    /** The known name with the least edit distance, if it is within a third of the length (at least two edits). */
    public static Optional<String> of(String name, Collection<String> known) {
        int reach = Math.max(2, name.length() / 3);
        return known.stream()
                .filter(k -> distance(name, k) <= reach)
                .min(Comparator.comparingInt((String k) -> distance(name, k)).thenComparing(Comparator.naturalOrder()));
    }

    /** {@code unknown KIND 'NAME'; did you mean 'X'? known: a, b, c}. */
    public static String unknown(String kind, String name, Collection<String> known) {
        String hint = of(name, known).map(n -> "; did you mean '" + n + "'?").orElse(";");
        return "unknown " + kind + " '" + name + "'" + hint + " known: " + String.join(", ", new TreeSet<>(known));
    }

    /** Levenshtein distance. Cost: product of the lengths. */
    static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int above = row[j];
                int substitution = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(substitution, Math.min(above, row[j - 1]) + 1);
                diagonal = above;
            }
        }
        return row[b.length()];
    }
}
