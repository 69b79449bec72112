package io.glossa.spark;

import io.glossa.corpus.Outcome;
import io.glossa.corpus.Rejection;
import io.glossa.corpus.RuleSet;
import io.glossa.corpus.TextSize;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the rules did to the records of a source, or of a part of one. Accounts of parts add up to the account of the whole,
 * in any order.
 */
final class Account implements Judged {
    private static final long serialVersionUID = 1;

    private final int source;
    private final String name;
    private final List<String> rules;
    /** For every rule, of the records that met it: how many, bytes, characters; last those that passed all. */
    private final long[][] entering;

    private final TreeMap<String, Long> changes = new TreeMap<>();
    private final TreeMap<String, Long> redactions = new TreeMap<>();
    private final TreeMap<String, List<Sample>> rejected = new TreeMap<>();
    private final List<String> filters;
    private final Objections objections;
    private final TreeMap<String, List<Sample>> rejectedByOneAlone = new TreeMap<>();

    /** An account of nothing yet, for a source by its index, with its rules. */
    Account(int source, RuleSet ruleSet) {
        this.source = source;
        this.name = ruleSet.source();
        this.rules = new ArrayList<>();
        ruleSet.rules().forEach(rule -> rules.add(rule.name()));
        this.entering = new long[rules.size() + 1][3];
        this.filters = ruleSet.names(RuleSet.Kind.FILTER);
        this.objections = new Objections(filters);
    }

    int source() {
        return source;
    }

    String name() {
        return name;
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
            kept.changes().forEach((normaliser, count) -> changes.merge(normaliser, (long) count, Long::sum));
            kept.redactions().forEach((kind, count) -> redactions.merge(kind, (long) count, Long::sum));
        } else if (outcome instanceof Outcome.Rejected refused) {
            Rejection rejection = refused.rejection();
            Sample sample = Sample.of(rejection.id(), rejection.source(), rejection.reason(), rejection.text());
            rejected.merge(rejection.rule(), List.of(sample), Sample::lowest);
            int alone = objections.add(outcome.verdicts(), sizes.get(sizes.size() - 1));
            if (alone >= 0) {
                rejectedByOneAlone.merge(filters.get(alone), List.of(sample), Sample::lowest);
            }
        }
    }

    /** Adds another part of the same source; returns itself. */
    Account plus(Account other) {
        for (int rule = 0; rule < entering.length; rule++) {
            for (int i = 0; i < entering[rule].length; i++) {
                entering[rule][i] += other.entering[rule][i];
            }
        }
        other.changes.forEach((normaliser, count) -> changes.merge(normaliser, count, Long::sum));
        other.redactions.forEach((kind, count) -> redactions.merge(kind, count, Long::sum));
        other.rejected.forEach((rule, samples) -> rejected.merge(rule, samples, Sample::lowest));
        objections.add(other.objections);
        other.rejectedByOneAlone.forEach((rule, samples) -> rejectedByOneAlone.merge(rule, samples, Sample::lowest));
        return this;
    }

    /** What met and what passed every rule, in order. */
    List<CorpusReport.Step> steps() {
        List<CorpusReport.Step> steps = new ArrayList<>();
        for (int rule = 0; rule < rules.size(); rule++) {
            steps.add(new CorpusReport.Step(rules.get(rule), entering(rule), entering(rule + 1)));
        }
        return steps;
    }

    /** All that was read. */
    Amount read() {
        return entering(0);
    }

    /** What passed every rule. */
    Amount passed() {
        return entering(rules.size());
    }

    private Amount entering(int rule) {
        return new Amount(entering[rule][0], entering[rule][1], entering[rule][2]);
    }

    /** Characters changed in documents that passed, by normaliser. */
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

    /** What every filter takes, alone and with others. */
    List<CorpusReport.Removal> removals() {
        return objections.removals();
    }

    /** Samples of what one filter alone refused, by filter. */
    Map<String, List<Sample>> rejectedByOneAlone() {
        return rejectedByOneAlone;
    }
}
