package io.glossa.spark;

import io.glossa.init.algebra.RowMatrix;
import io.glossa.init.vectors.VectorWriter;
import io.glossa.init.vectors.WordVectors;
import io.glossa.run.ConfigException;
import io.glossa.run.DataException;
import io.glossa.run.Progress;
import io.glossa.vocab.TokenizerSource;
import io.glossa.vocab.Tokenizers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.mllib.feature.Word2Vec;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Vectors of a tokenizer's pieces by what stands around them: Spark's word2vec (skip-gram, hierarchical softmax) over packed text, for
 * initialisers such as FOCUS.
 *
 * <p>Writes {@value #FILE} in word2vec's text format, the most frequent piece first, equally frequent ones by their spelling.
 *
 * <p><b>Determinism.</b> The same bytes for the same packed files, settings, Java virtual machine and processor, whatever the number of
 * cores: one task trains, for several would train copies apart and average them in the order in which they finish.
 *
 * <p><b>Cost.</b> One core, in proportion to tokens, dimension and passes; the pieces that are read in memory, 4 bytes each, and
 * 8 bytes an element of a vector.
 *
 * <p><b>Errors.</b> {@link DataException} when no piece is frequent enough.
 *
 * <p><b>Source.</b> Mikolov et al. (2013), arXiv 1301.3781; numbers of Dobler and de Melo (2023), FOCUS, arXiv 2305.14481, who train
 * fastText.
 */
public final class WordVectorJob {
    /** Name of the file. */
    public static final String FILE = "vectors.vec";

    private WordVectorJob() {}

    /**
     * How vectors are learned.
     *
     * @param dimension elements of a vector
     * @param window pieces to either side that are predicted
     * @param minimumCount pieces that are rarer get no vector
     * @param epochs passes over the text
     * @param mostTokens read at most: of more text every second, third and so on sequence is taken
     * @param seed of the first values
     */
    public record Settings(int dimension, int window, int minimumCount, int epochs, long mostTokens, long seed) {
        /** Behind this many, vectors of some ten thousand pieces no longer gain; it is held in one task's memory. */
        private static final long MOST_TOKENS = 50_000_000;

        public Settings {
            if (dimension < 1 || window < 1 || minimumCount < 1 || epochs < 1 || mostTokens < 1) {
                throw new ConfigException("word vectors: dimension " + dimension + ", window " + window
                        + ", minimum-count " + minimumCount + ", epochs " + epochs + ", most-tokens " + mostTokens
                        + "; expected 1 or more of each");
            }
        }

        /** The numbers of FOCUS. */
        public static Settings defaults(long seed) {
            return new Settings(100, 5, 10, 3, MOST_TOKENS, seed);
        }
    }

    /**
     * Runs the step.
     *
     * @param pack packed sequences
     * @param tokenizerDirectory the tokenizer that they were encoded with
     * @param otherSources packed sources that are passed over: those of the base's language
     * @param directory to write into
     * @return {@code pieces} with a vector
     */
    public static SortedMap<String, Long> run(
            Path pack,
            Path tokenizerDirectory,
            List<String> otherSources,
            Settings settings,
            SparkSettings spark,
            Path directory,
            Progress progress) {
        JavaSparkContext context = SparkSessions.context(spark);
        String packed = pack.toString();
        String tokenizer = TokenizerSource.of(tokenizerDirectory).file().toString();
        List<String> others = List.copyOf(otherSources);
        long mostTokens = settings.mostTokens();
        try (Progress.Task task = new DescribedTask(context, "vectors", progress.begin("vectors", "stages", 1))) {
            WordVectors vectors = SparkFailures.unwrapped(() -> {
                JavaRDD<List<String>> sentences = context.parallelize(List.of(packed), 1)
                        .flatMap(path -> sentences(path, tokenizer, others, mostTokens));
                SortedMap<String, Long> counts = counts(sentences, settings.minimumCount());
                if (counts.isEmpty()) {
                    throw new DataException(pack + ": no piece occurs " + settings.minimumCount()
                            + " times or more in text of the new language, so none gets a vector; pack more text, or choose an"
                            + " initialiser that needs no vectors");
                }
                Map<String, float[]> learned = CollectionConverters.asJava(new Word2Vec()
                        .setVectorSize(settings.dimension())
                        .setWindowSize(settings.window())
                        .setMinCount(settings.minimumCount())
                        .setNumIterations(settings.epochs())
                        .setNumPartitions(1)
                        .setSeed(settings.seed())
                        .fit(sentences)
                        .getVectors());
                return sorted(counts, learned, settings.dimension());
            });
            VectorWriter.text(vectors, directory.resolve(FILE));
            task.advance(1);
            return new TreeMap<>(Map.of("pieces", (long) vectors.words().size()));
        }
    }

    private static Iterator<List<String>> sentences(
            String pack, String tokenizer, List<String> otherSources, long mostTokens) {
        return new PackedSentences(Path.of(pack), Tokenizers.load(Path.of(tokenizer)), otherSources, mostTokens);
    }

    /** Of pieces that are frequent enough; there are no more than the vocabulary has. */
    private static SortedMap<String, Long> counts(JavaRDD<List<String>> sentences, int least) {
        Map<String, Long> all = sentences
                .mapPartitions(part -> {
                    Map<String, Long> found = new HashMap<>();
                    part.forEachRemaining(sentence -> sentence.forEach(piece -> found.merge(piece, 1L, Long::sum)));
                    return List.of(found).iterator();
                })
                .reduce((one, other) -> one);
        SortedMap<String, Long> frequent = new TreeMap<>();
        all.forEach((piece, count) -> {
            if (count >= least) {
                frequent.put(piece, count);
            }
        });
        return frequent;
    }

    private static WordVectors sorted(SortedMap<String, Long> counts, Map<String, float[]> learned, int dimension) {
        List<String> pieces = new ArrayList<>(counts.keySet());
        pieces.sort((one, other) -> Long.compare(counts.get(other), counts.get(one)));
        List<float[]> rows = pieces.stream().map(learned::get).toList();
        return WordVectors.of(pieces, RowMatrix.of(rows, dimension));
    }
}
