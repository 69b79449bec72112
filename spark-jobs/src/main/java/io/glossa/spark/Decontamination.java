package io.glossa.spark;

import io.glossa.corpus.Rejection;
import io.glossa.corpus.TextSize;
import io.glossa.corpus.decontaminate.Contamination;
import io.glossa.corpus.decontaminate.DecontaminationSettings;
import io.glossa.corpus.decontaminate.Decontaminator;
import io.glossa.corpus.decontaminate.EvaluationSets;
import io.glossa.corpus.decontaminate.Matches;
import io.glossa.corpus.decontaminate.OverlapIndex;
import io.glossa.corpus.dedup.Candidate;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.storage.StorageLevel;
import scala.Tuple2;

/**
 * Takes evaluation texts out of the documents that are left of a corpus.
 *
 * <p>The index of the evaluation texts goes to every machine. A first pass finds the runs that each document shares with it and
 * counts in how many documents each run was met; a second one decides, with the frequent runs set aside as common phrases. Texts
 * do not move between machines.
 *
 * <p><b>Determinism.</b> Counts are sums: the same for any number of tasks.
 *
 * <p><b>Cost.</b> What comes back to the driver are the numbers of the common runs, at most those of the index, and for each benchmark
 * the numbers of the items found with a few samples.
 */
final class Decontamination {
    private final JavaRDD<Outcome> outcomes;
    private final OverlapIndex index;
    private final DecontaminationSettings settings;
    private final int commonRuns;

    private Decontamination(
            JavaRDD<Outcome> outcomes, OverlapIndex index, DecontaminationSettings settings, int commonRuns) {
        this.outcomes = outcomes;
        this.index = index;
        this.settings = settings;
        this.commonRuns = commonRuns;
    }

    /** A document after the decision; the original is needed to say what was taken. */
    record Outcome(Kept kept, Decontaminator.Decision decision) implements Serializable {
        Judged.Accepted document() {
            return kept.document();
        }
    }

    /** Looks through documents. */
    static Decontamination of(
            JavaSparkContext context, JavaRDD<Kept> documents, DecontaminationSettings settings, Path base, int tasks) {
        OverlapIndex index = OverlapIndex.of(EvaluationSets.read(settings.sets(), base), settings);
        Broadcast<OverlapIndex> shared = context.broadcast(index);
        JavaRDD<Map<Long, Matches>> matches = documents
                .mapPartitions(part -> List.of(matches(part, shared.value())).iterator())
                .persist(StorageLevel.MEMORY_AND_DISK());
        int cap = settings.commonIn();
        BitSet common = new BitSet();
        matches.flatMap(part -> part.values().iterator())
                .flatMapToPair(m -> Arrays.stream(m.grams())
                        .distinct()
                        .mapToObj(gram -> new Tuple2<>(gram, 1))
                        .iterator())
                .reduceByKey(Integer::sum, tasks)
                .filter(count -> count._2 > cap)
                .keys()
                .collect()
                .forEach(common::set);
        Broadcast<BitSet> phrases = context.broadcast(common);
        JavaRDD<Outcome> outcomes = documents.zipPartitions(matches, (part, found) -> {
            Map<Long, Matches> byKey = found.next();
            Decontaminator decontaminator = new Decontaminator(shared.value(), settings);
            return new Mapped<>(part, kept -> {
                String text = kept.document().text();
                Matches of = byKey.get(kept.document().key());
                return new Outcome(
                        kept,
                        of == null
                                ? new Decontaminator.Decision(Contamination.NONE, text, "")
                                : decontaminator.decide(text, of, phrases.value()::get));
            });
        });
        return new Decontamination(outcomes, index, settings, common.cardinality());
    }

    /** What the documents of a part share with the index, of those that share anything, by key. */
    private static Map<Long, Matches> matches(Iterator<Kept> part, OverlapIndex index) {
        Map<Long, Matches> byKey = new HashMap<>();
        part.forEachRemaining(kept -> {
            Matches found = index.matches(kept.document().text());
            if (!found.isEmpty()) {
                byKey.put(kept.document().key(), found);
            }
        });
        return byKey;
    }

    /** The documents that stay, some of them shorter. */
    JavaRDD<Kept> kept() {
        return outcomes.filter(o -> o.decision().stays())
                .map(o -> o.decision().text().equals(o.document().text())
                        ? o.kept()
                        : new Kept(
                                cut(o.document(), o.decision().text()), o.kept().clusterSize()));
    }

    /** The documents that go. */
    JavaRDD<Judged.Refused> refused() {
        return outcomes.filter(o -> !o.decision().stays()).map(o -> {
            Judged.Accepted d = o.document();
            Rejection rejection = new Rejection(
                    d.id(),
                    d.candidate().source(),
                    d.language(),
                    Decontaminator.RULE,
                    o.decision().reason(),
                    o.decision().contamination().share(),
                    d.text());
            return Judged.Refused.of(d.key(), d.source(), rejection, d.trace());
        });
    }

    /** What was found, by benchmark, and what was taken from each source. */
    ContaminationReport report() {
        ContaminationReport.Found found = outcomes.filter(
                        o -> !o.decision().contamination().isClean())
                .aggregate(
                        ContaminationReport.Found.none(),
                        (sum, outcome) -> sum.add(ContaminationReport.Found.of(outcome)),
                        ContaminationReport.Found::add);
        return ContaminationReport.of(index, settings, commonRuns, found);
    }

    private static Judged.Accepted cut(Judged.Accepted d, String text) {
        TextSize size = TextSize.of(text);
        Candidate candidate = d.candidate();
        Candidate shorter = new Candidate(
                candidate.source(), candidate.id(), candidate.priority(), candidate.quality(), size.characters());
        return d.as(shorter).with(PackedText.of(text));
    }
}
