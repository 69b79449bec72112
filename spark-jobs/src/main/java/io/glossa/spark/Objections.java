package io.glossa.spark;

import io.glossa.corpus.TextSize;
import io.glossa.corpus.filter.Verdict;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which filters object to the same records. Filters overlap, and the funnel charges a record to the first that objects; this
 * tells what each would take by itself, and what only it takes: the records that would stay if it were left out.
 *
 * <p>Sums of parts are the sum of the whole, in any order. Memory: a square of as many numbers as there are filters.
 */
final class Objections implements Serializable {
    private static final long serialVersionUID = 1;

    private final List<String> filters;
    /** By filter: records it objects to, their bytes, their characters. */
    private final long[][] any;
    /** The same of the records that no other filter objects to. */
    private final long[][] alone;
    /** By two filters: records that both object to. */
    private final long[][] both;

    Objections(List<String> filters) {
        this.filters = new ArrayList<>(filters);
        this.any = new long[filters.size()][3];
        this.alone = new long[filters.size()][3];
        this.both = new long[filters.size()][filters.size()];
    }

    /**
     * Counts one record.
     *
     * @return the filter that alone objects, or -1
     */
    int add(List<Verdict> verdicts, TextSize size) {
        int objections = 0;
        int last = -1;
        for (int i = 0; i < verdicts.size(); i++) {
            if (verdicts.get(i).passes()) {
                continue;
            }
            objections++;
            last = i;
            count(any[i], size);
            for (int j = 0; j < i; j++) {
                if (!verdicts.get(j).passes()) {
                    both[i][j]++;
                    both[j][i]++;
                }
            }
        }
        if (objections != 1) {
            return -1;
        }
        count(alone[last], size);
        return last;
    }

    private static void count(long[] sums, TextSize size) {
        sums[0]++;
        sums[1] += size.bytes();
        sums[2] += size.characters();
    }

    /** Adds another part of the same source. */
    void add(Objections other) {
        add(any, other.any);
        add(alone, other.alone);
        add(both, other.both);
    }

    private static void add(long[][] sums, long[][] more) {
        for (int i = 0; i < sums.length; i++) {
            for (int j = 0; j < sums[i].length; j++) {
                sums[i][j] += more[i][j];
            }
        }
    }

    /** What every filter takes, in their order. */
    List<CorpusReport.Removal> removals() {
        List<CorpusReport.Removal> removals = new ArrayList<>();
        for (int i = 0; i < any.length; i++) {
            Map<String, Long> together = new LinkedHashMap<>();
            for (int j = 0; j < any.length; j++) {
                if (both[i][j] > 0) {
                    together.put(filters.get(j), both[i][j]);
                }
            }
            removals.add(new CorpusReport.Removal(filters.get(i), amount(any[i]), amount(alone[i]), together));
        }
        return removals;
    }

    private static Amount amount(long[] sums) {
        return new Amount(sums[0], sums[1], sums[2]);
    }
}
