package io.glossa.spark;

import io.glossa.corpus.CorpusSettings;
import io.glossa.corpus.read.Storages;
import io.glossa.run.AtomicFiles;
import io.glossa.run.Hashes;
import io.glossa.run.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import scala.Tuple2;

/**
 * All judged records of a run, slice by slice in files of the step's folder: the stages behind read them from there, and a
 * run that is started again after it was killed judges only the slices that were not finished.
 */
final class JudgedSlices {
    private static final Logger LOG = LoggerFactory.getLogger(JudgedSlices.class);

    private final JavaRDD<JudgedSlice> slices;
    private final List<Account> accounts;
    private final List<FileSlice> finished;
    private final Path folder;

    private JudgedSlices(JavaRDD<JudgedSlice> slices, List<Account> accounts, List<FileSlice> finished, Path folder) {
        this.slices = slices;
        this.finished = finished;
        this.accounts = accounts;
        this.folder = folder;
    }

    /**
     * Judges every slice, one task each.
     *
     * @param storages where the files are
     * @param read counts what has been read
     * @param directory the step's, in which a folder is made for them
     */
    static JudgedSlices judge(
            JavaSparkContext context,
            CorpusSettings settings,
            List<FileSlice> slices,
            Storages storages,
            ReadingProgress.Counters read,
            Path directory) {
        Path folder = directory.resolve("judged");
        List<JudgedSlice> judged = new ArrayList<>();
        for (FileSlice slice : slices) {
            judged.add(JudgedSlice.of(slice, settings, folder));
        }
        long finished = judged.stream().filter(JudgedSlice::isFinished).count();
        if (finished > 0) {
            LOG.info("corpus: {} of {} slices were judged before; going on with the others", finished, slices.size());
        }
        int cores = context.defaultParallelism();
        JavaRDD<JudgedSlice> tasks = context.parallelize(judged, FileSlice.tasks(slices, cores));
        Broadcast<Pipelines> pipelines = context.broadcast(new Pipelines(settings));
        List<Account> accounts =
                new ArrayList<>(tasks.map(slice -> slice.judge(new Judge(pipelines.value(), storages, read)))
                        .mapToPair(account -> new Tuple2<>(account.source(), account))
                        .reduceByKey(Account::plus, settings.sources().size())
                        .values()
                        .collect());
        pipelines.destroy();
        accounts.sort(Comparator.comparingInt(Account::source));
        JavaRDD<JudgedSlice> parts = context.parallelize(judged, FileSlice.parts(slices, cores));
        return new JudgedSlices(parts, accounts, slices, folder);
    }

    /** One account a source, in the order of the settings. */
    List<Account> accounts() {
        return accounts;
    }

    /** The records that became documents. */
    JavaRDD<Judged.Accepted> accepted() {
        return slices.flatMap(JudgedSlice::accepted);
    }

    /** The records that did not. */
    JavaRDD<Judged.Refused> refused() {
        return slices.flatMap(JudgedSlice::refused);
    }

    /** Where the search for duplicates among these documents is kept; deleted with the files. */
    SearchSteps search(JavaSparkContext context, CorpusSettings settings) {
        // A found document is named by its part, and the parts depend on the number of cores.
        String documents = Json.line(settings) + "\n" + finished + "\n" + slices.getNumPartitions();
        return new SearchSteps(context, folder.resolve("search-" + Hashes.sha256(documents)));
    }

    /** Deletes the files. */
    void delete() {
        AtomicFiles.delete(folder);
    }
}
