package io.glossa.spark;

import io.glossa.corpus.CorpusSettings;
import io.glossa.corpus.SourceSettings;
import io.glossa.corpus.parallel.PairJudge;
import io.glossa.corpus.read.InputFile;
import io.glossa.corpus.read.SourceFiles;
import io.glossa.corpus.read.Storages;
import io.glossa.run.Json;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Makes documents of parallel sources: each file of pairs is filtered and written as JSON lines, which the corpus step then reads
 * like any other source.
 *
 * <p>Writes {@code pairs/SOURCE/part-NNNNN.jsonl}, the rejected pairs with rule, value and reason as
 * {@code pairs/SOURCE/rejected-NNNNN.jsonl}, and {@code pairs/report.json}.
 *
 * <p><b>Determinism.</b> One task a file; a file's documents depend on nothing else.
 */
final class ParallelJob {
    private ParallelJob() {}

    /** A file of pairs. */
    record PairFile(int source, String path, String name, int part) implements Serializable {}

    /**
     * Prepares the sources that have pairs.
     *
     * @return the settings with those sources read from what was written
     */
    static CorpusSettings run(
            CorpusSettings settings, Path base, Storages storages, SparkSettings spark, Path directory) {
        List<PairFile> files = new ArrayList<>();
        List<SourceSettings> prepared = new ArrayList<>();
        for (int i = 0; i < settings.sources().size(); i++) {
            SourceSettings source = settings.sources().get(i);
            if (source.pairs() == null) {
                prepared.add(source);
                continue;
            }
            // Refuses a language without a file before any work.
            new PairJudge(source.pairs(), settings.languages());
            List<String> written = new ArrayList<>();
            for (InputFile file : SourceFiles.find(source, base, storages)) {
                PairFile pairs = new PairFile(i, file.location(), SourceFiles.shown(file, base), written.size());
                files.add(pairs);
                written.add(PairAccount.documents(directory, source.name(), pairs.part())
                        .toAbsolutePath()
                        .toString());
            }
            prepared.add(source.preparedAt(written));
        }
        if (files.isEmpty()) {
            return settings;
        }
        String output = directory.toString();
        List<PairAccount> accounts = SparkFailures.unwrapped(() -> SparkSessions.context(spark)
                .parallelize(files, files.size())
                .map(file -> PairAccount.of(file, settings, storages, Path.of(output)))
                .collect());
        SortedMap<String, PairAccount> bySource = new TreeMap<>();
        accounts.forEach(account -> bySource.merge(account.source(), account, PairAccount::plus));
        Json.write(directory.resolve(PairAccount.FOLDER).resolve("report.json"), bySource);
        return settings.over(prepared);
    }
}
