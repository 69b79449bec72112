package io.glossa.spark;

import io.glossa.run.AtomicFiles;
import io.glossa.run.DataException;
import io.glossa.run.Progress;
import io.glossa.vocab.TokenizerSource;
import io.glossa.vocab.expansion.CorpusForm;
import io.glossa.vocab.expansion.ExpansionBase;
import io.glossa.vocab.expansion.WordCounts;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.StringTokenizer;
import java.util.TreeMap;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import scala.Tuple2;

/**
 * Counts the words of a language, for vocabulary training: cut as the base tokenizer sees them
 * ({@link ExpansionBase#forEachWord}): what stands between two white spaces for SentencePiece, pre-tokens in the byte alphabet
 * for byte-level BPE.
 *
 * <p>Writes the file form of {@link WordCounts}, ordered by the UTF-16 code units of the word.
 *
 * <p><b>Errors.</b> {@link DataException} when no document is in the language, or when the base keeps decomposed characters
 * and the corpus has them ({@link CorpusForm}).
 *
 * <p><b>Determinism.</b> The same bytes for any number of cores and tasks.
 *
 * <p><b>Cost.</b> Every text is cut once; a part is read once for each of its slices, at most eight times ({@link PartSlice}).
 * The distinct words of a task in memory. The file is written by the driver as a stream, one part of the words at a time.
 */
public final class WordCountJob {
    /** Counts documents: no real word is empty. */
    static final String DOCUMENTS = "";
    /** Counts words in decomposed characters, whole ones: a pre-token may have lost its marks to the next. */
    private static final String DECOMPOSED = " ";

    private WordCountJob() {}

    /**
     * Runs the job.
     *
     * @param split a folder of documents, such as {@code corpus/splits/train}
     * @param language ISO 639-1 code of the documents that count, or the name of their source
     * @param base the base tokenizer of any kind, or a directory that holds it
     * @param file to write
     * @return {@code words} (distinct), {@code occurrences}, {@code documents}
     */
    public static SortedMap<String, Long> run(
            Path split, String language, Path base, SparkSettings spark, Path file, Progress progress) {
        List<PartSlice> slices = PartSlice.plan(split);
        JavaSparkContext context = SparkSessions.context(spark);
        int tasks = spark.tasksOn(context.defaultParallelism());
        Broadcast<OpenedOnce<ExpansionBase>> opened =
                context.broadcast(new OpenedOnce<>(TokenizerSource.of(base).file(), ExpansionBase::open));
        try (Progress.Task task =
                new DescribedTask(context, "word counts", progress.begin("word counts", "stages", 1))) {
            return SparkFailures.unwrapped(() -> {
                JavaPairRDD<String, Long> counts = context.parallelize(slices, slices.size())
                        .flatMapToPair(
                                slice -> count(slice, language, opened.value().get()))
                        .reduceByKey(Long::sum, tasks)
                        .sortByKey(true, tasks);
                SortedMap<String, Long> totals = write(counts.toLocalIterator(), file);
                if (totals.get("documents") == 0) {
                    throw new DataException(split + ": no document in language or source '" + language
                            + "'; see the corpus report for what was filtered");
                }
                CorpusForm.requireComposed(totals.remove("decomposed"), totals.get("occurrences"));
                task.advance(1);
                return totals;
            });
        }
    }

    private static Iterator<Tuple2<String, Long>> count(PartSlice slice, String language, ExpansionBase base) {
        Map<String, Long> counts = new HashMap<>();
        slice.forEach(document -> {
            if (document.language().equals(language) || document.source().equals(language)) {
                counts.merge(DOCUMENTS, 1L, Long::sum);
                counts.merge(DECOMPOSED, base.composes() ? 0 : decomposed(document.text()), Long::sum);
                base.forEachWord(document.text(), word -> counts.merge(word, 1L, Long::sum));
            }
        });
        return counts.entrySet().stream()
                .map(e -> new Tuple2<>(e.getKey(), e.getValue()))
                .iterator();
    }

    private static long decomposed(String text) {
        if (Normalizer.isNormalized(text, Normalizer.Form.NFC)) {
            return 0;
        }
        long found = 0;
        for (StringTokenizer words = new StringTokenizer(text); words.hasMoreTokens(); ) {
            found += Normalizer.isNormalized(words.nextToken(), Normalizer.Form.NFC) ? 0 : 1;
        }
        return found;
    }

    static SortedMap<String, Long> write(Iterator<Tuple2<String, Long>> counts, Path file) {
        long documents = 0;
        long decomposed = 0;
        long words = 0;
        long occurrences = 0;
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
                while (counts.hasNext()) {
                    Tuple2<String, Long> count = counts.next();
                    if (count._1.equals(DOCUMENTS) || count._1.equals(DECOMPOSED)) {
                        documents += count._1.equals(DOCUMENTS) ? count._2 : 0;
                        decomposed += count._1.equals(DECOMPOSED) ? count._2 : 0;
                        continue;
                    }
                    out.write(WordCounts.line(count._1, count._2));
                    words++;
                    occurrences += count._2;
                }
            }
        } catch (IOException e) {
            throw AtomicFiles.failure("write", file, e);
        }
        return new TreeMap<>(
                Map.of("documents", documents, "decomposed", decomposed, "words", words, "occurrences", occurrences));
    }
}
