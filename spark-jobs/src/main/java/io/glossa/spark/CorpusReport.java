package io.glossa.spark;

import io.glossa.corpus.CorpusSettings;
import io.glossa.corpus.SourceRole;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What {@code corpus/report.json} holds: what went in, what every rule took, what came out.
 *
 * @param total over all sources
 * @param sources each source, in the order of the settings
 * @param rulesThatNeverFired over all sources: either the data is clean or the threshold cannot be reached
 * @param dedup how the search for duplicates went
 * @param warnings sentences about rules that take more than a person may have meant them to
 */
record CorpusReport(
        Funnel total,
        List<Source> sources,
        List<String> rulesThatNeverFired,
        DedupReport dedup,
        List<String> warnings) {
    /** A rule, what met it, and what was left. */
    record Step(String rule, Amount before, Amount after) {
        long removed() {
            return before.documents() - after.documents();
        }
    }

    /**
     * What a filter takes, whatever stands before it: the funnel charges a record to the first filter that objects, but
     * filters overlap.
     *
     * @param rule name of the filter
     * @param removed what it objects to
     * @param alone what no other filter objects to: what would stay if this one were left out
     * @param together records that another filter objects to as well, by that filter
     */
    record Removal(String rule, Amount removed, Amount alone, Map<String, Long> together) {
        Removal plus(Removal other) {
            Map<String, Long> sums = new TreeMap<>(together);
            other.together.forEach((filter, records) -> sums.merge(filter, records, Long::sum));
            return new Removal(rule, removed.plus(other.removed), alone.plus(other.alone), sums);
        }
    }

    /**
     * The way through the rules.
     *
     * @param read what was read
     * @param steps every rule in order, the searches for duplicates last
     * @param kept what was left at the end
     * @param splits the same by split
     * @param changes characters changed, by normaliser
     * @param redactions passages replaced, by kind
     * @param removals what every filter takes, alone and with others, in the order of the filters
     */
    record Funnel(
            Amount read,
            List<Step> steps,
            Amount kept,
            Map<String, Amount> splits,
            Map<String, Long> changes,
            Map<String, Long> redactions,
            List<Removal> removals) {}

    /** A source, its way through the rules, and the rules that took nothing from it. */
    record Source(
            String name,
            String language,
            SourceRole role,
            String licence,
            String origin,
            Funnel funnel,
            List<String> rulesThatNeverFired) {}

    /**
     * Adds up.
     *
     * @param accounts of every source, in the order of the settings
     * @param removed duplicates by source and kind
     * @param splits documents by source and split
     */
    static CorpusReport of(
            CorpusSettings settings,
            List<Account> accounts,
            Map<String, Map<String, Amount>> removed,
            Map<String, Map<String, Amount>> splits,
            DuplicateClusters.Search search,
            SortedMap<Integer, Long> clusterSizes) {
        List<Source> sources = new ArrayList<>();
        for (Account account : accounts) {
            var source = settings.sources().get(account.source());
            Funnel funnel = funnel(
                    account,
                    settings.dedup().url(),
                    removed.getOrDefault(source.name(), Map.of()),
                    splits.getOrDefault(source.name(), Map.of()));
            sources.add(new Source(
                    source.name(),
                    source.language(),
                    source.role(),
                    source.licence(),
                    source.origin(),
                    funnel,
                    neverFired(funnel)));
        }
        Funnel total = total(sources.stream().map(Source::funnel).toList());
        Map<String, Long> kinds = new TreeMap<>();
        removed.values()
                .forEach(ofSource ->
                        ofSource.forEach((kind, amount) -> kinds.merge(kind, amount.documents(), Long::sum)));
        return new CorpusReport(
                total,
                sources,
                neverFired(total),
                DedupReport.of(settings.dedup(), search, clusterSizes, kinds),
                GreedyRules.warnings(sources));
    }

    private static Funnel funnel(
            Account account, boolean byUrl, Map<String, Amount> removed, Map<String, Amount> splits) {
        List<Step> steps = new ArrayList<>(account.steps());
        Amount kept = account.passed();
        for (String kind : byUrl ? List.of("exact", "url", "near") : List.of("exact", "near")) {
            Amount before = kept;
            kept = kept.minus(removed.getOrDefault(kind, Amount.NONE));
            steps.add(new Step(kind + Duplicate.RULE, before, kept));
        }
        return new Funnel(
                account.read(), steps, kept, splits, account.changes(), account.redactions(), account.removals());
    }

    /** Sources may have different rules: a rule's step adds up the sources that have it, in the order first met. */
    private static Funnel total(List<Funnel> funnels) {
        Map<String, Step> steps = new LinkedHashMap<>();
        List<String> order = ruleOrder(funnels);
        order.forEach(rule -> steps.put(rule, new Step(rule, Amount.NONE, Amount.NONE)));
        Amount read = Amount.NONE;
        Amount kept = Amount.NONE;
        Map<String, Amount> splits = new TreeMap<>();
        Map<String, Long> changes = new TreeMap<>();
        Map<String, Long> redactions = new TreeMap<>();
        for (Funnel funnel : funnels) {
            read = read.plus(funnel.read());
            kept = kept.plus(funnel.kept());
            for (Step step : funnel.steps()) {
                steps.computeIfPresent(
                        step.rule(),
                        (rule, sum) -> new Step(
                                rule,
                                sum.before().plus(step.before()),
                                sum.after().plus(step.after())));
            }
            funnel.splits().forEach((split, amount) -> splits.merge(split, amount, Amount::plus));
            funnel.changes().forEach((name, count) -> changes.merge(name, count, Long::sum));
            funnel.redactions().forEach((kind, count) -> redactions.merge(kind, count, Long::sum));
        }
        Map<String, Removal> removals = new LinkedHashMap<>();
        order.forEach(rule -> funnels.forEach(funnel -> funnel.removals().stream()
                .filter(removal -> removal.rule().equals(rule))
                .forEach(removal -> removals.merge(rule, removal, Removal::plus))));
        return new Funnel(
                read, List.copyOf(steps.values()), kept, splits, changes, redactions, List.copyOf(removals.values()));
    }

    /** Every rule once; one that a later source adds stands behind the rule before it. */
    private static List<String> ruleOrder(List<Funnel> funnels) {
        List<String> order = new ArrayList<>();
        for (Funnel funnel : funnels) {
            int place = 0;
            for (Step step : funnel.steps()) {
                int known = order.indexOf(step.rule());
                if (known < 0) {
                    order.add(place, step.rule());
                    known = place;
                }
                place = known + 1;
            }
        }
        return order;
    }

    /** Rules that neither removed nor rewrote anything; normalisers and redactors are known by what they counted. */
    private static List<String> neverFired(Funnel funnel) {
        return funnel.steps().stream()
                .filter(step -> step.removed() == 0
                        && !funnel.changes().containsKey(step.rule())
                        && !funnel.redactions().containsKey(step.rule()))
                .map(Step::rule)
                .toList();
    }
}
