package io.glossa.spark;

import io.glossa.corpus.CorpusSettings;
import io.glossa.corpus.SourceSettings;
import io.glossa.corpus.mix.MixDraw;
import io.glossa.corpus.mix.MixGroup;
import io.glossa.corpus.mix.MixPlan;
import io.glossa.corpus.mix.MixPlanner;
import io.glossa.corpus.split.ClusterSplitter;
import io.glossa.corpus.split.Split;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.storage.StorageLevel;
import scala.Tuple2;

/**
 * The training documents of each source in the order of their draws, without their texts.
 *
 * <p>An end of a queue is found in two looks: the first adds up bytes in {@value #BUCKETS} stretches of the draw, the second brings
 * back the documents of the one stretch that holds the end, a few millionths of the corpus.
 */
final class MixQueues implements AutoCloseable {
    private static final int BUCKETS = 1 << 16;
    /** Draws have 63 bits. */
    private static final int BUCKET_SHIFT = 63 - 16;

    private final CorpusSettings settings;
    private final JavaRDD<Entry> entries;
    private final Map<Integer, TreeMap<Integer, long[]>> buckets = new TreeMap<>();

    private MixQueues(CorpusSettings settings, JavaRDD<Entry> entries) {
        this.settings = settings;
        this.entries = entries;
    }

    /** A document: index of its source, draw, bytes. */
    private record Entry(int source, long draw, long bytes) implements Serializable {
        int bucket() {
            return (int) (draw >>> BUCKET_SHIFT);
        }
    }

    /** The plan of a corpus. */
    static MixPlan plan(CorpusSettings settings, JavaRDD<Kept> kept) {
        long seed = settings.seed();
        List<SourceSettings> sources = settings.sources();
        JavaRDD<Entry> entries = kept.mapPartitions(documents -> {
                    ClusterSplitter splitter = new ClusterSplitter(seed);
                    MixDraw draw = new MixDraw(seed);
                    List<Entry> part = new ArrayList<>();
                    documents.forEachRemaining(row -> {
                        Judged.Accepted d = row.document();
                        if (splitter.split(d.id(), sources.get(d.source())) == Split.TRAIN) {
                            part.add(new Entry(
                                    d.source(), draw.of(sources.get(d.source()).name(), d.id()), d.bytes()));
                        }
                    });
                    return part.iterator();
                })
                .persist(StorageLevel.MEMORY_AND_DISK());
        try (MixQueues queues = new MixQueues(settings, entries)) {
            queues.measure();
            return new MixPlanner(settings.mix(), seed, queues.groups()).plan(queues::cut);
        }
    }

    private void measure() {
        entries.mapToPair(e -> new Tuple2<>(e.source() * BUCKETS + e.bucket(), new long[] {e.bytes(), 1}))
                .reduceByKey((a, b) -> new long[] {a[0] + b[0], a[1] + b[1]})
                .collect()
                .forEach(sum -> buckets.computeIfAbsent(sum._1 / BUCKETS, s -> new TreeMap<>())
                        .put(sum._1 % BUCKETS, sum._2));
    }

    private List<MixGroup> groups() {
        List<MixGroup> groups = new ArrayList<>();
        for (int i = 0; i < settings.sources().size(); i++) {
            SourceSettings source = settings.sources().get(i);
            if (source.isTrained()) {
                long bytes = 0;
                long documents = 0;
                for (long[] bucket : buckets.getOrDefault(i, new TreeMap<>()).values()) {
                    bytes += bucket[0];
                    documents += bucket[1];
                }
                groups.add(new MixGroup(source.name(), source.role().label(), source.language(), bytes, documents));
            }
        }
        return groups;
    }

    private MixPlanner.Cut cut(String source, long wanted) {
        int number = 0;
        while (!settings.sources().get(number).name().equals(source)) {
            number++;
        }
        long before = 0;
        int last = 0;
        for (Map.Entry<Integer, long[]> bucket : buckets.get(number).entrySet()) {
            last = bucket.getKey();
            if (before + bucket.getValue()[0] >= wanted) {
                break;
            }
            before += bucket.getValue()[0];
        }
        int of = number;
        int stretch = last;
        List<Entry> near = new ArrayList<>(
                entries.filter(e -> e.source() == of && e.bucket() == stretch).collect());
        near.sort(Comparator.comparingLong(Entry::draw).thenComparingLong(Entry::bytes));
        long[] draws = near.stream().mapToLong(Entry::draw).toArray();
        long[] sizes = near.stream().mapToLong(Entry::bytes).toArray();
        return MixPlanner.Cut.through(draws, sizes, before, wanted);
    }

    @Override
    public void close() {
        entries.unpersist(true);
    }
}
