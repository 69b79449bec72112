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
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import org.apache.spark.Partitioner;
import org.apache.spark.api.java.JavaPairRDD;
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
    private final JavaPairRDD<Long, Outcome> outcomes;
    private final OverlapIndex index;
    private final DecontaminationSettings settings;
    private final int commonRuns;

    private Decontamination(
            JavaPairRDD<Long, Outcome> outcomes, OverlapIndex index, DecontaminationSettings settings, int commonRuns) {
        this.outcomes = outcomes;
        this.index = index;
        this.settings = settings;
        this.commonRuns = commonRuns;
    }

    /** A document after the decision; the original is needed to say what was taken. */
    record Outcome(Judged.Accepted document, Decontaminator.Decision decision) implements java.io.Serializable {}

    /** Looks through documents, which are divided by the partitioner. */
    static Decontamination of(
            JavaSparkContext context,
            JavaPairRDD<Long, Judged.Accepted> documents,
            DecontaminationSettings settings,
            Path base,
            Partitioner partitioner) {
        OverlapIndex index = OverlapIndex.of(EvaluationSets.read(settings.sets(), base), settings);
        Broadcast<OverlapIndex> shared = context.broadcast(index);
        JavaPairRDD<Long, Matches> matches = documents
                .mapValues(d -> shared.value().matches(d.text()))
                .filter(d -> !d._2.isEmpty())
                .persist(StorageLevel.MEMORY_AND_DISK());
        int cap = settings.commonIn();
        BitSet common = new BitSet();
        matches.values()
                .flatMapToPair(m -> Arrays.stream(m.grams())
                        .distinct()
                        .mapToObj(gram -> new Tuple2<>(gram, 1))
                        .iterator())
                .reduceByKey(partitioner, Integer::sum)
                .filter(count -> count._2 > cap)
                .keys()
                .collect()
                .forEach(common::set);
        Broadcast<BitSet> phrases = context.broadcast(common);
        JavaPairRDD<Long, Outcome> outcomes = documents
                .leftOuterJoin(matches, partitioner)
                .mapValues(pair -> new Outcome(
                        pair._1,
                        pair._2.isPresent()
                                ? new Decontaminator(shared.value(), settings)
                                        .decide(pair._1.text(), pair._2.get(), phrases.value()::get)
                                : new Decontaminator.Decision(Contamination.NONE, pair._1.text(), "")));
        return new Decontamination(outcomes, index, settings, common.cardinality());
    }

    /** The documents that stay, some of them shorter. */
    JavaRDD<Judged.Accepted> kept() {
        return outcomes.values()
                .filter(o -> o.decision().stays())
                .map(o -> o.decision().text().equals(o.document().text())
                        ? o.document()
                        : cut(o.document(), o.decision().text()));
    }

    /** The documents that go. */
    JavaRDD<Judged.Refused> refused() {
        return outcomes.values().filter(o -> !o.decision().stays()).map(o -> {
            Judged.Accepted d = o.document();
            return Judged.Refused.of(
                    d.key(),
                    new Rejection(
                            d.id(),
                            d.candidate().source(),
                            d.language(),
                            Decontaminator.RULE,
                            o.decision().reason(),
                            o.decision().contamination().share(),
                            d.text()));
        });
    }

    /** What was found, by benchmark, and what was taken from each source. */
    ContaminationReport report() {
        ContaminationReport.Found found = outcomes.values()
                .filter(o -> !o.decision().contamination().isClean())
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
        return new Judged.Accepted(
                d.key(),
                d.origin(),
                d.source(),
                shorter,
                d.language(),
                text,
                size.bytes(),
                d.exactHigh(),
                d.exactLow(),
                d.bandKeys());
    }
}
