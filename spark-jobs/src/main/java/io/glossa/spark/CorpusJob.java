package io.glossa.spark;

import io.glossa.corpus.CorpusSettings;
import io.glossa.corpus.DocumentPipeline;
import io.glossa.corpus.RuleSet;
import io.glossa.corpus.SourceRole;
import io.glossa.corpus.SourceSettings;
import io.glossa.corpus.dedup.Shingles;
import io.glossa.corpus.read.Storages;
import io.glossa.run.DataException;
import io.glossa.run.Failpoint;
import io.glossa.run.Json;
import io.glossa.run.Progress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The corpus step: raw files in, a clean, deduplicated and divided corpus out, with an account of everything that was
 * taken away.
 *
 * <p>Writes {@code documents/}, {@code splits/train}, {@code splits/validation}, {@code splits/test}, {@code rejected/},
 * {@code duplicates/} and {@code lineage/} as Parquet, {@code rule-sets.json}, {@code report.json} and {@code samples.json};
 * with the settings that ask for them also {@code pairs/} (see {@link ParallelJob}), {@code decontamination.json} and
 * {@code mix.json}.
 *
 * <p><b>Resuming.</b> What was judged of a slice, and what each step of the search for duplicates found, stays in the
 * directory until the step ends; called again with a directory that a killed run left, the job goes on with the slices that
 * were not finished and behind the last finished step of the search (on as many cores: with others the search begins again).
 *
 * <p><b>Determinism.</b> The same bytes for any number of cores and tasks: rows are placed by a hash of source and id,
 * ordered by id (in {@code documents/} within each split), and written by one writer with pinned settings; nothing depends on the order in which records are met.
 *
 * <p><b>Errors.</b> A path that leads to no file or may not be read fails before Spark starts. {@link DataException} for a
 * file that is cut short, and when no document of the language to learn is left. A bad record is a row of
 * {@code rejected/}.
 */
public final class CorpusJob {
    private static final Logger LOG = LoggerFactory.getLogger(CorpusJob.class);

    /** Stages shown to a person, of about equal length for a large corpus only. */
    private static final int STAGES = 5;

    private final CorpusSettings settings;
    private final Path base;
    private final CorpusTables tables;
    private final JavaSparkContext context;
    private final int tasks;
    private final Map<String, Shingles> shingles = new TreeMap<>();
    private final List<RuleSet> ruleSets = new ArrayList<>();

    private CorpusJob(CorpusSettings settings, Path base, int shards, SparkSettings spark, Path directory) {
        this.settings = settings;
        this.base = base;
        for (SourceSettings source : settings.sources()) {
            DocumentPipeline pipeline = DocumentPipeline.of(settings, source);
            shingles.put(source.name(), pipeline.shingles());
            ruleSets.add(pipeline.ruleSet());
        }
        this.tables = new CorpusTables(settings, shards, directory.toString(), new LineageSchema(ruleSets));
        this.context = SparkSessions.context(spark);
        this.tasks = spark.tasksOn(context.defaultParallelism());
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
        Storages storages = Storages.of(spark.options());
        CorpusSettings prepared = ParallelJob.run(settings.withListsFrom(base), base, storages, spark, directory);
        return run(
                prepared, base, FileSlice.plan(prepared, base, storages), storages, shards, spark, directory, progress);
    }

    /** Runs the step over slices, however they are cut. */
    static SortedMap<String, Long> run(
            CorpusSettings settings,
            Path base,
            List<FileSlice> slices,
            Storages storages,
            int shards,
            SparkSettings spark,
            Path directory,
            Progress progress) {
        CorpusJob job = new CorpusJob(settings, base, shards, spark, directory);
        try (Progress.Task task =
                new DescribedTask(job.context, "corpus", progress.begin("corpus", "stages", STAGES))) {
            return SparkFailures.unwrapped(() -> job.run(slices, storages, directory, task));
        } finally {
            // Waited for: Spark prints a stack trace for every block still being let go when the session ends.
            job.context.getPersistentRDDs().values().forEach(rdd -> rdd.unpersist(true));
        }
    }

    private SortedMap<String, Long> run(
            List<FileSlice> slices, Storages storages, Path directory, Progress.Task progress) {
        progress.note("reading and judging");
        JudgedSlices judged;
        try (ReadingProgress reading = ReadingProgress.begin(context.sc(), slices, progress)) {
            judged = JudgedSlices.judge(context, settings, slices, storages, reading.counters(), directory);
        }
        List<Account> accounts = judged.accounts();
        requireDocuments(accounts);
        Failpoint.pass("corpus.judged");

        progress.advance(1);
        progress.note("looking for duplicates");
        JudgedDocuments documents = JudgedDocuments.of(judged.accepted(), settings, shingles, tasks);
        DuplicateClusters clusters =
                DuplicateClusters.of(context, documents, settings, shingles, judged.search(context, settings));
        SortedMap<Integer, Long> sizes = clusters.sizes();
        Failpoint.pass("corpus.clustered");

        progress.advance(1);
        progress.note("writing duplicates");
        JavaRDD<Duplicate> duplicates = clusters.removed();
        Map<String, Map<String, Amount>> removed = tables.duplicates(duplicates);
        FinalSelection selection = FinalSelection.of(context, clusters.kept(), settings, base, tasks, removed);
        JavaRDD<Judged.Refused> refused = judged.refused().union(selection.refused());
        tables.rejected(refused);
        progress.advance(1);
        progress.note("writing documents");
        CorpusTables.Written written = tables.documents(selection.kept());
        selection.write(directory);
        progress.advance(1);
        progress.note("writing lineage");
        tables.lineage(refused.map(LineageRow::of)
                .union(duplicates.map(LineageRow::of))
                .union(selection.kept().map(LineageRow::kept)));

        CorpusReport report = CorpusReport.of(settings, accounts, removed, written.splits(), clusters.search(), sizes);
        report.warnings().forEach(warning -> LOG.warn("corpus: {}", warning));
        Json.write(directory.resolve("rule-sets.json"), ruleSets);
        Json.write(directory.resolve("report.json"), report);
        Json.write(directory.resolve("samples.json"), CorpusSamples.of(written.samples(), accounts));
        judged.delete();
        progress.advance(1);
        return counts(report);
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
