package io.glossa.corpus;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * Counts, for every rule of every source, what came in and what went on: partial counts of tasks add up to the whole.
 *
 * <p><b>Determinism.</b> Sums of integers, so order and division of the work do not matter. One thread at a time.
 */
public final class Funnel implements Serializable {
    private final TreeMap<String, TreeMap<String, long[]>> counts = new TreeMap<>();

    /**
     * One rule's account.
     *
     * @param source name of the source
     * @param rule name of the rule
     * @param documentsIn that met the rule
     * @param bytesIn UTF-8 bytes of their text
     * @param charactersIn code points of their text
     * @param documentsOut that passed it
     * @param bytesOut UTF-8 bytes that passed it
     * @param charactersOut code points that passed it
     */
    public record Row(
            String source,
            String rule,
            long documentsIn,
            long bytesIn,
            long charactersIn,
            long documentsOut,
            long bytesOut,
            long charactersOut) {
        /** Whether the rule rejected or rewrote nothing. */
        public boolean isIdle() {
            return documentsIn == documentsOut && bytesIn == bytesOut && charactersIn == charactersOut;
        }
    }

    /** Counts one outcome of a source whose rules are given in order. */
    public void add(String source, List<String> rules, Outcome outcome) {
        TreeMap<String, long[]> ofSource = counts.computeIfAbsent(source, s -> new TreeMap<>());
        List<TextSize> sizes = outcome.sizes();
        for (int i = 0; i < Math.min(rules.size(), sizes.size()); i++) {
            long[] row = ofSource.computeIfAbsent(rules.get(i), r -> new long[6]);
            count(row, 0, sizes.get(i));
            if (i + 1 < sizes.size()) {
                count(row, 3, sizes.get(i + 1));
            }
        }
    }

    /** Adds the counts of another. */
    public void add(Funnel other) {
        other.counts.forEach((source, rules) -> rules.forEach((rule, row) -> {
            long[] mine = counts.computeIfAbsent(source, s -> new TreeMap<>())
                    .computeIfAbsent(rule, r -> new long[row.length]);
            for (int i = 0; i < row.length; i++) {
                mine[i] += row[i];
            }
        }));
    }

    /** The account of a source, a row for each of the given rules in their order; zeros for rules that nothing met. */
    public List<Row> rows(String source, List<String> rules) {
        List<Row> rows = new ArrayList<>();
        for (String rule : rules) {
            long[] c = counts.getOrDefault(source, new TreeMap<>()).getOrDefault(rule, new long[6]);
            rows.add(new Row(source, rule, c[0], c[1], c[2], c[3], c[4], c[5]));
        }
        return rows;
    }

    private static void count(long[] row, int at, TextSize size) {
        row[at]++;
        row[at + 1] += size.bytes();
        row[at + 2] += size.characters();
    }
}
