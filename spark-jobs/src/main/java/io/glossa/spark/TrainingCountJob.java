package io.glossa.spark;

import io.glossa.run.DataException;
import io.glossa.run.Progress;
import io.glossa.vocab.training.VocabularyTraining;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.apache.spark.api.java.JavaSparkContext;
import scala.Tuple2;

/**
 * Counts the words that a vocabulary is learned from, cut as its training wants them, in 64 bits.
 *
 * <p>Writes the file of {@link WordCountJob}. <b>Determinism.</b> The same bytes for any number of cores and tasks.
 * <b>Cost.</b> Every text is cut once; a file is read once for each of its slices, at most eight times ({@link TextSlice}). The
 * distinct words of a task in memory.
 */
public final class TrainingCountJob {
    private TrainingCountJob() {}

    /**
     * Runs the job.
     *
     * @param inputs text files, files of JSON lines, folders of either, or documents of a corpus step
     * @param language of the documents that count; empty for all
     * @param file to write
     * @return {@code words} (distinct), {@code occurrences}, {@code documents} (lines, for text)
     * @throws DataException when there is no text at all
     */
    public static SortedMap<String, Long> run(
            List<Path> inputs,
            String language,
            VocabularyTraining training,
            SparkSettings spark,
            Path file,
            Progress progress) {
        List<TextSlice> slices = TextSlice.plan(inputs);
        JavaSparkContext context = SparkSessions.context(spark);
        int tasks = spark.tasksOn(context.defaultParallelism());
        try (Progress.Task task =
                new DescribedTask(context, "word counts", progress.begin("word counts", "stages", 1))) {
            return SparkFailures.unwrapped(() -> {
                SortedMap<String, Long> totals = WordCountJob.write(
                        context.parallelize(slices, slices.size())
                                .flatMapToPair(slice -> count(slice, language, training))
                                .reduceByKey(Long::sum, tasks)
                                .sortByKey(true, tasks)
                                .toLocalIterator(),
                        file);
                totals.remove("decomposed");
                if (totals.get("words") == 0) {
                    throw new DataException(inputs + ": found no words"
                            + (language.isEmpty() ? "" : " in documents of the language '" + language + "'")
                            + ", expected text to learn a vocabulary from");
                }
                task.advance(1);
                return totals;
            });
        }
    }

    private static Iterator<Tuple2<String, Long>> count(TextSlice slice, String language, VocabularyTraining training) {
        VocabularyTraining.Words words = training.words();
        Map<String, Long> counts = new HashMap<>();
        slice.forEach(language, text -> {
            counts.merge(WordCountJob.DOCUMENTS, 1L, Long::sum);
            words.forEach(text, word -> counts.merge(word, 1L, Long::sum));
        });
        return counts.entrySet().stream()
                .map(e -> new Tuple2<>(e.getKey(), e.getValue()))
                .iterator();
    }
}
