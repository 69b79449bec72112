package io.glossa.spark;

import io.glossa.corpus.CorpusSettings;
import io.glossa.corpus.SourceRole;
import io.glossa.corpus.decontaminate.Decontaminator;
import io.glossa.corpus.dedup.DedupSettings;
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
 */
record CorpusReport(Funnel total, List<Source> sources, List<String> rulesThatNeverFired, Dedup dedup) {
    static final String EXACT = "exact-duplicates";
    static final String NEAR = "near-duplicates";

    /** A rule, what met it, and what was left. */
    record Step(String rule, Amount before, Amount after) {
        long removed() {
            return before.documents() - after.documents();
        }
    }

    /**
     * The way through the rules.
     *
     * @param read what was read
     * @param steps every rule in order, then the two searches for duplicates, then that for evaluation texts
     * @param kept what was left at the end
     * @param splits the same by split
     * @param changes characters changed, by normaliser
     * @param redactions passages replaced, by kind
     */
    record Funnel(
            Amount read,
            List<Step> steps,
            Amount kept,
            Map<String, Amount> splits,
            Map<String, Long> changes,
            Map<String, Long> redactions) {}

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
     * The search for duplicates.
     *
     * @param similarity from which two texts are duplicates
     * @param bands of the signature
     * @param rows of a band
     * @param foundAtSimilarity probability that banding brings a pair of just that similarity together
     * @param pairsCompared text against text
     * @param cappedBuckets buckets too large to compare every pair of
     * @param cappedBucketDocuments documents in them
     * @param clusters clusters of more than one document
     * @param clusterSizes number of clusters by number of documents
     * @param removed documents removed, by kind
     */
    record Dedup(
            double similarity,
            int bands,
            int rows,
            double foundAtSimilarity,
            long pairsCompared,
            long cappedBuckets,
            long cappedBucketDocuments,
            long clusters,
            SortedMap<Integer, Long> clusterSizes,
            Map<String, Long> removed) {}

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
            DuplicateClusters.SearchCounts search,
            SortedMap<Integer, Long> clusterSizes) {
        List<Source> sources = new ArrayList<>();
        for (Account account : accounts) {
            var source = settings.sources().get(account.source());
            Funnel funnel = funnel(
                    account,
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
        // Taken by a rule of its own, not as a copy.
        kinds.remove(Decontaminator.RULE);
        DedupSettings dedup = settings.dedup();
        return new CorpusReport(
                total,
                sources,
                neverFired(total),
                new Dedup(
                        dedup.similarity(),
                        dedup.bands(),
                        dedup.rows(),
                        dedup.curve().probability(dedup.similarity()),
                        search.pairsCompared(),
                        search.cappedBuckets(),
                        search.cappedBucketDocuments(),
                        clusterSizes.values().stream()
                                .mapToLong(Long::longValue)
                                .sum(),
                        clusterSizes,
                        kinds));
    }

    private static Funnel funnel(Account account, Map<String, Amount> removed, Map<String, Amount> splits) {
        List<Step> steps = new ArrayList<>(account.steps());
        Amount distinct = account.passed().minus(removed.getOrDefault("exact", Amount.NONE));
        Amount kept = distinct.minus(removed.getOrDefault("near", Amount.NONE));
        steps.add(new Step(EXACT, account.passed(), distinct));
        steps.add(new Step(NEAR, distinct, kept));
        if (removed.containsKey(Decontaminator.RULE)) {
            Amount clean = kept.minus(removed.get(Decontaminator.RULE));
            steps.add(new Step(Decontaminator.RULE, kept, clean));
            kept = clean;
        }
        return new Funnel(account.read(), steps, kept, splits, account.changes(), account.redactions());
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
        return new Funnel(read, List.copyOf(steps.values()), kept, splits, changes, redactions);
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
