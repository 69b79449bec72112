package io.glossa.spark;

import io.glossa.corpus.CorpusSettings;
import io.glossa.corpus.DocumentPipeline;
import io.glossa.corpus.SourceRole;
import io.glossa.corpus.SourceSettings;
import io.glossa.corpus.dedup.Shingles;
import io.glossa.run.DataException;
import io.glossa.run.Failpoint;
import io.glossa.run.Json;
import io.glossa.run.Progress;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.HashPartitioner;
import org.apache.spark.Partitioner;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.storage.StorageLevel;
import scala.Tuple2;

/**
 * The corpus step: raw files in, a clean, deduplicated and divided corpus out, with an account of everything that was
 * taken away.
 *
 * <p>Writes {@code documents/}, {@code splits/train}, {@code splits/validation}, {@code splits/test}, {@code rejected/} and
 * {@code duplicates/} as Parquet, {@code report.json} and {@code samples.json}; with the settings that ask for them also
 * {@code pairs/} (see {@link ParallelJob}), {@code decontamination.json} and {@code mix.json}.
 *
 * <p><b>Determinism.</b> The same bytes for any number of cores and tasks: rows are placed by a hash of source and id,
 * ordered by id, and written by one writer with pinned settings; nothing depends on the order in which records are met.
 *
 * <p><b>Errors.</b> A path that leads to no file or may not be read fails before Spark starts. {@link DataException} for a
 * file that is cut short, and when no document of the language to learn is left. A bad record is a row of
 * {@code rejected/}.
 */
public final class CorpusJob {
    /** Stages shown to a person, of about equal length for a large corpus only. */
    private static final int STAGES = 4;

    private final CorpusSettings settings;
    private final Path base;
    private final CorpusTables tables;
    private final JavaSparkContext context;
    private final Partitioner partitioner;
    private final Map<String, Shingles> shingles = new TreeMap<>();

    private CorpusJob(CorpusSettings settings, Path base, int shards, SparkSettings spark, Path directory) {
        this.settings = settings;
        this.base = base;
        this.tables = new CorpusTables(settings, shards, directory.toString());
        for (SourceSettings source : settings.sources()) {
            shingles.put(source.name(), DocumentPipeline.of(settings, source).shingles());
        }
        this.context = SparkSessions.context(spark);
        this.partitioner = new HashPartitioner(spark.tasksOn(context.defaultParallelism()));
    }

    /**
     * Runs the step.
     *
     * @param settings what is done to the documents
     * @param base folder that the sources' relative paths start from
     * @param shards files of each table, at least 1
     * @param spark where it runs; changes no byte
     * @param directory an empty directory to write into
     * @return counts for the step's manifest
     */
    public static SortedMap<String, Long> run(
            CorpusSettings settings, Path base, int shards, SparkSettings spark, Path directory, Progress progress) {
        CorpusSettings prepared = ParallelJob.run(settings, base, spark, directory);
        List<FileSlice> slices = FileSlice.plan(prepared, base);
        CorpusJob job = new CorpusJob(prepared, base, shards, spark, directory);
        try (Progress.Task task = progress.begin("corpus", "stages", STAGES)) {
            return SparkFailures.unwrapped(() -> job.run(slices, directory, task));
        } finally {
            // Waited for: Spark prints a stack trace for every block still being let go when the session ends.
            job.context.getPersistentRDDs().values().forEach(rdd -> rdd.unpersist(true));
        }
    }

    private SortedMap<String, Long> run(List<FileSlice> slices, Path directory, Progress.Task progress) {
        progress.note("reading and judging");
        JavaRDD<Judged> judged = context.parallelize(slices, slices.size())
                .flatMap(new Judge(settings))
                .persist(StorageLevel.MEMORY_AND_DISK_SER());
        List<Account> accounts = accounts(judged);
        JavaRDD<Judged.Refused> refused =
                judged.filter(row -> row instanceof Judged.Refused).map(row -> (Judged.Refused) row);
        requireDocuments(accounts);
        Failpoint.pass("corpus.judged");

        progress.advance(1);
        progress.note("looking for duplicates");
        JavaPairRDD<Long, Judged.Accepted> documents = documents(judged);
        DuplicateClusters clusters = DuplicateClusters.of(context, documents, settings, shingles, partitioner);
        SortedMap<Integer, Long> sizes = clusters.sizes();
        Failpoint.pass("corpus.clustered");

        progress.advance(1);
        progress.note("writing duplicates");
        Map<String, Map<String, Amount>> removed = tables.duplicates(clusters.removed());
        FinalSelection selection = FinalSelection.of(context, clusters.kept(), settings, base, partitioner, removed);
        tables.rejected(refused.union(selection.refused()));
        progress.advance(1);
        progress.note("writing documents");
        CorpusTables.Written written = tables.documents(selection.kept());
        selection.write(directory);

        CorpusReport report = CorpusReport.of(settings, accounts, removed, written.splits(), clusters.counts(), sizes);
        Json.write(directory.resolve("report.json"), report);
        Json.write(directory.resolve("samples.json"), CorpusSamples.of(written.samples(), accounts));
        progress.advance(1);
        return counts(report);
    }

    /** One account a source, in the order of the settings. */
    private List<Account> accounts(JavaRDD<Judged> judged) {
        SortedMap<Integer, Account> bySource = new TreeMap<>();
        for (Judged row : judged.filter(row -> row instanceof Account).collect()) {
            Account part = (Account) row;
            bySource.computeIfAbsent(part.source(), source -> new Account(source, part.name(), part.rules()))
                    .add(part);
        }
        return List.copyOf(bySource.values());
    }

    private JavaPairRDD<Long, Judged.Accepted> documents(JavaRDD<Judged> judged) {
        JavaPairRDD<Long, Judged.Accepted> byKey = judged.filter(row -> row instanceof Judged.Accepted)
                .mapToPair(row -> new Tuple2<>(((Judged.Accepted) row).key(), (Judged.Accepted) row))
                .partitionBy(partitioner);
        return UniqueIds.of(byKey, partitioner).persist(StorageLevel.MEMORY_AND_DISK());
    }

    /** Without a document of the language to learn the later steps have nothing to do. */
    private void requireDocuments(List<Account> accounts) {
        List<Account> targets = accounts.stream()
                .filter(a -> settings.sources().get(a.source()).role() == SourceRole.TARGET)
                .toList();
        List<Account> needed = targets.isEmpty() ? accounts : targets;
        if (needed.stream().anyMatch(a -> a.passed().documents() > 0)) {
            return;
        }
        Map<String, Long> taken = new LinkedHashMap<>();
        for (Account account : needed) {
            account.steps().forEach(step -> taken.merge(step.rule(), step.removed(), Long::sum));
        }
        Map.Entry<String, Long> worst =
                Collections.max(taken.entrySet(), Comparator.comparingLong(Map.Entry::getValue));
        String names = needed.stream().map(Account::name).collect(Collectors.joining(", "));
        long read = needed.stream().mapToLong(a -> a.read().documents()).sum();
        throw new DataException("no document is left of " + names + ": " + read + " records were read, and the rule '"
                + worst.getKey() + "' removed the most (" + worst.getValue()
                + "); look at the language and format of the sources, or change the rule's threshold");
    }

    private static SortedMap<String, Long> counts(CorpusReport report) {
        SortedMap<String, Long> counts = new TreeMap<>();
        counts.put("records", report.total().read().documents());
        counts.put("documents", report.total().kept().documents());
        counts.put("bytes", report.total().kept().bytes());
        report.total().splits().forEach((split, amount) -> counts.put(split + "_documents", amount.documents()));
        report.dedup().removed().forEach((kind, documents) -> counts.put(kind + "_duplicates", documents));
        return counts;
    }
}
