package io.glossa.spark;

import io.glossa.corpus.Outcome;
import io.glossa.corpus.TextSize;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the rules did to the records of a source, or of a part of one.
 *
 * <p>{@code entering} holds one amount for every rule, of the records that met it, and a last one of those that passed all.
 * Accounts of parts add up to the account of the whole, in any order.
 */
final class Account implements Judged {
    private static final long serialVersionUID = 1;

    private final int source;
    private final List<String> rules;
    private final long[][] entering;
    private final TreeMap<String, Long> changes = new TreeMap<>();
    private final TreeMap<String, Long> redactions = new TreeMap<>();
    private final TreeMap<String, List<Sample>> rejected = new TreeMap<>();

    Account(int source, List<String> rules) {
        this.source = source;
        this.rules = new ArrayList<>(rules);
        this.entering = new long[rules.size() + 1][3];
    }

    int source() {
        return source;
    }

    List<String> rules() {
        return rules;
    }

    /** Counts one record. */
    void add(Outcome outcome) {
        List<TextSize> sizes = outcome.sizes();
        for (int i = 0; i < sizes.size(); i++) {
            entering[i][0]++;
            entering[i][1] += sizes.get(i).bytes();
            entering[i][2] += sizes.get(i).characters();
        }
        if (outcome instanceof Outcome.Kept kept) {
            kept.changes().forEach((name, count) -> changes.merge(name, (long) count, Long::sum));
            kept.redactions().forEach((kind, count) -> redactions.merge(kind, (long) count, Long::sum));
        } else if (outcome instanceof Outcome.Rejected lost) {
            Sample sample = Sample.of(
                    lost.rejection().id(),
                    lost.rejection().source(),
                    lost.rejection().reason(),
                    lost.rejection().text());
            rejected.merge(lost.rejection().rule(), List.of(sample), Sample::lowest);
        }
    }

    /** Adds another part of the same source. */
    void add(Account other) {
        for (int rule = 0; rule < entering.length; rule++) {
            for (int i = 0; i < entering[rule].length; i++) {
                entering[rule][i] += other.entering[rule][i];
            }
        }
        other.changes.forEach((name, count) -> changes.merge(name, count, Long::sum));
        other.redactions.forEach((kind, count) -> redactions.merge(kind, count, Long::sum));
        other.rejected.forEach((rule, samples) -> rejected.merge(rule, samples, Sample::lowest));
    }

    /** What met the rule of an index; the index after the last rule is what passed all. */
    Amount entering(int rule) {
        return new Amount(entering[rule][0], entering[rule][1], entering[rule][2]);
    }

    /** All that was read. */
    Amount read() {
        return entering(0);
    }

    /** What passed every rule. */
    Amount passed() {
        return entering(rules.size());
    }

    /** Characters changed, by normaliser. */
    Map<String, Long> changes() {
        return changes;
    }

    /** Passages replaced, by kind. */
    Map<String, Long> redactions() {
        return redactions;
    }

    /** Samples of what was refused, by rule. */
    Map<String, List<Sample>> rejected() {
        return rejected;
    }
}
