package io.glossa.spark;

import io.glossa.corpus.TextSize;
import io.glossa.corpus.decontaminate.ContaminatedAction;
import io.glossa.corpus.decontaminate.Contamination;
import io.glossa.corpus.decontaminate.DecontaminationSettings;
import io.glossa.corpus.decontaminate.OverlapIndex;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What {@code corpus/decontamination.json} holds: for each benchmark what was found of it, and where.
 *
 * @param action what was done to the documents
 * @param tooShort evaluation texts that were too short to be looked for
 * @param commonRuns runs in so many documents that they counted for nothing
 * @param documents documents that hold evaluation text, by source
 * @param removed what was taken from each source: dropped documents, and text that was cut
 * @param benchmarks by name, those of which nothing was found too
 */
record ContaminationReport(
        ContaminatedAction action,
        int tooShort,
        int commonRuns,
        SortedMap<String, Long> documents,
        SortedMap<String, Amount> removed,
        SortedMap<String, Benchmark> benchmarks) {
    static final String FILE = "decontamination.json";
    /** Samples of each benchmark. */
    private static final int SAMPLES = 5;

    /**
     * What was found of a benchmark.
     *
     * @param items texts that were looked for
     * @param found how many of them some document holds
     * @param pairs pairs of an item and a document that holds it, by source
     * @param samples pairs of item and document, those that most of the item was found of first
     */
    record Benchmark(int items, int found, SortedMap<String, Long> pairs, List<Sample> samples) {}

    /**
     * An item in a document.
     *
     * @param item where in the set the text stands
     * @param text its beginning
     * @param source of the document
     * @param document its id
     * @param share of the item that the document holds
     */
    record Sample(String item, String text, String source, String document, double share) {}

    /** A pair of item and document. */
    record Pair(int item, String source, String document, double share) implements Serializable {
        static final Comparator<Pair> ORDER = Comparator.comparingDouble(Pair::share)
                .reversed()
                .thenComparing(Pair::source)
                .thenComparing(Pair::document);
    }

    /**
     * What was found in some documents; parts add up to the same whole in any order.
     *
     * @param documents by source
     * @param removed by source
     * @param items the best pair of each item
     * @param pairs pairs of item and document, by item and source
     */
    record Found(
            SortedMap<String, Long> documents,
            SortedMap<String, Amount> removed,
            SortedMap<Integer, Pair> items,
            SortedMap<Integer, SortedMap<String, Long>> pairs)
            implements Serializable {
        static Found none() {
            return new Found(new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
        }

        static Found of(Decontamination.Outcome outcome) {
            Judged.Accepted document = outcome.document();
            String source = document.candidate().source();
            Found found = none();
            found.documents.put(source, 1L);
            Amount before = Amount.of(document);
            if (!outcome.decision().stays()) {
                found.removed.put(source, before);
            } else {
                TextSize after = TextSize.of(outcome.decision().text());
                found.removed.put(source, before.minus(new Amount(1, after.bytes(), after.characters())));
            }
            for (Contamination.Hit hit : outcome.decision().contamination().hits()) {
                found.items.put(hit.item(), new Pair(hit.item(), source, document.id(), hit.share()));
                found.pairs.put(hit.item(), new TreeMap<>(Map.of(source, 1L)));
            }
            return found;
        }

        /** Adds other documents to these, in place. */
        Found add(Found other) {
            other.documents.forEach((source, count) -> documents.merge(source, count, Long::sum));
            other.removed.forEach((source, amount) -> removed.merge(source, amount, Amount::plus));
            other.items.forEach((item, pair) ->
                    items.merge(item, pair, (a, b) -> Pair.ORDER.compare(a, b) <= 0 ? a : b));
            other.pairs.forEach((item, counts) -> counts.forEach((source, count) ->
                    pairs.computeIfAbsent(item, i -> new TreeMap<>()).merge(source, count, Long::sum)));
            return this;
        }
    }

    static ContaminationReport of(OverlapIndex index, DecontaminationSettings settings, int commonRuns, Found found) {
        SortedMap<String, BitSet> items = new TreeMap<>();
        for (int item = 0; item < index.items(); item++) {
            items.computeIfAbsent(index.item(item).benchmark(), b -> new BitSet())
                    .set(item);
        }
        SortedMap<String, Benchmark> benchmarks = new TreeMap<>();
        items.forEach((name, numbers) -> benchmarks.put(name, benchmark(index, numbers, found)));
        return new ContaminationReport(
                settings.action(), index.tooShort(), commonRuns, found.documents, found.removed, benchmarks);
    }

    private static Benchmark benchmark(OverlapIndex index, BitSet numbers, Found found) {
        List<Pair> best = new ArrayList<>();
        SortedMap<String, Long> pairs = new TreeMap<>();
        found.items.forEach((item, pair) -> {
            if (numbers.get(item)) {
                best.add(pair);
                found.pairs.get(item).forEach((source, count) -> pairs.merge(source, count, Long::sum));
            }
        });
        int all = best.size();
        best.sort(Pair.ORDER);
        List<Sample> samples = best.subList(0, Math.min(SAMPLES, all)).stream()
                .map(p -> new Sample(
                        index.item(p.item()).item(), index.item(p.item()).text(), p.source(), p.document(), p.share()))
                .toList();
        return new Benchmark(numbers.cardinality(), all, pairs, samples);
    }
}
