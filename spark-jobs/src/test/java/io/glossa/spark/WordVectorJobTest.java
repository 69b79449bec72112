package io.glossa.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.glossa.init.vectors.VectorFile;
import io.glossa.init.vectors.WordVectors;
import io.glossa.run.AtomicFiles;
import io.glossa.run.ConfigException;
import io.glossa.run.DataException;
import io.glossa.run.Json;
import io.glossa.run.Progress;
import io.glossa.vocab.Tokenizer;
import io.glossa.vocab.TokenizerSource;
import io.glossa.vocab.Tokenizers;
import io.glossa.vocab.pack.Frame;
import io.glossa.vocab.pack.PackReport;
import io.glossa.vocab.pack.PackedSequence;
import io.glossa.vocab.pack.PackedShardWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.testng.annotations.AfterClass;
import org.testng.annotations.BeforeClass;
import org.testng.annotations.Test;

/** Vectors of a made-up language of two topics, each with ten pieces, that are never mixed within a document. */
public class WordVectorJobTest {
    private static final Path MODEL = PlantedCorpus.DATA.resolve("models/stories260k");
    private static final WordVectorJob.Settings SETTINGS = new WordVectorJob.Settings(24, 5, 10, 3, 1_000_000, 5);
    private static final int FIRST = 300;
    private static final int RARE = 330;

    private final Tokenizer tokenizer = Tokenizers.load(MODEL);
    private Path folder;
    private WordVectors vectors;

    @BeforeClass
    public void train() throws IOException {
        folder = Files.createTempDirectory("vectors");
        pack(folder.resolve("pack"), 400);
        vectors = vectors("one", 1, 1, SETTINGS);
    }

    @AfterClass
    public void delete() {
        AtomicFiles.delete(folder);
    }

    @Test
    public void piecesOfATopicAreNearerThanPiecesOfTwo() {
        double within = 0;
        double across = 0;
        for (int a = 0; a < 10; a++) {
            for (int b = 0; b < 10; b++) {
                within += a == b ? 0 : cosine(FIRST + a, FIRST + b) / 90;
                across += cosine(FIRST + a, FIRST + 10 + b) / 100;
            }
        }
        assertThat(within).isGreaterThan(across + 0.3);
    }

    @Test
    public void everyPieceThatIsFrequentEnoughHasAVectorTheMostFrequentFirst() {
        Map<String, Long> counts = new TreeMap<>();
        PackedSentences sentences = new PackedSentences(folder.resolve("pack"), tokenizer, List.of("en"), 1_000_000);
        sentences.forEachRemaining(sentence -> sentence.forEach(piece -> counts.merge(piece, 1L, Long::sum)));
        assertThat(counts.keySet()).contains(tokenizer.piece(RARE)).doesNotContain(tokenizer.piece(1));
        assertThat(vectors.words()).hasSize(20).doesNotContain(tokenizer.piece(RARE), tokenizer.piece(400));
        assertThat(vectors.dimension()).isEqualTo(24);
        assertThat(vectors.words().stream().map(counts::get).toList())
                .isSortedAccordingTo((one, other) -> Long.compare(other, one));
    }

    @Test
    public void anyNumberOfCoresGivesTheSameBytes() {
        vectors("two", 2, 7, SETTINGS);
        assertThat(folder.resolve("two").resolve(WordVectorJob.FILE))
                .hasSameBinaryContentAs(folder.resolve("one").resolve(WordVectorJob.FILE));
    }

    @Test
    public void ofMoreTextThanAskedForEverySecondSequenceIsRead() {
        PackedSentences all = new PackedSentences(folder.resolve("pack"), tokenizer, List.of("en"), 1_000_000);
        PackedSentences half = new PackedSentences(folder.resolve("pack"), tokenizer, List.of("en"), 400 * 32 / 2);
        int[] counted = new int[2];
        all.forEachRemaining(sentence -> counted[0]++);
        half.forEachRemaining(sentence -> counted[1]++);
        assertThat(counted).containsExactly(800, 400);
    }

    @Test
    public void tooLittleTextIsRefused() {
        pack(folder.resolve("small"), 1);
        assertThatThrownBy(() -> WordVectorJob.run(
                        folder.resolve("small"),
                        MODEL,
                        List.of("en"),
                        SETTINGS,
                        SparkSettings.local(1, 1),
                        folder.resolve("none"),
                        Progress.NONE))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("no piece occurs 10 times or more");
        assertThatThrownBy(() -> new WordVectorJob.Settings(0, 5, 10, 3, 1, 1))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("dimension 0");
    }

    private WordVectors vectors(String name, int cores, int tasks, WordVectorJob.Settings settings) {
        try {
            Path out = Files.createDirectories(folder.resolve(name));
            SparkSessions.stop();
            WordVectorJob.run(
                    folder.resolve("pack"),
                    MODEL,
                    List.of("en"),
                    settings,
                    SparkSettings.local(cores, tasks),
                    out,
                    Progress.NONE);
            SparkSessions.stop();
            return VectorFile.read(out.resolve(WordVectorJob.FILE));
        } catch (IOException e) {
            throw AtomicFiles.failure("write", folder, e);
        }
    }

    private double cosine(int one, int other) {
        float[] a = vectors.vector(vectors.find(tokenizer.piece(one)));
        float[] b = vectors.vector(vectors.find(tokenizer.piece(other)));
        double product = 0;
        double first = 0;
        double second = 0;
        for (int i = 0; i < a.length; i++) {
            product += a[i] * b[i];
            first += a[i] * a[i];
            second += b[i] * b[i];
        }
        return product / Math.sqrt(first * second);
    }

    /** Sequences of two documents, one of each topic, a rare piece once in a while, and a source of another language. */
    private static void pack(Path pack, int sequences) {
        Random random = new Random(9);
        try (PackedShardWriter target = PackedShardWriter.create(pack.resolve("train/ko"), 0);
                PackedShardWriter other = PackedShardWriter.create(pack.resolve("train/en"), 0)) {
            for (int i = 0; i < sequences; i++) {
                int[] tokens = new int[32];
                for (int t = 0; t < 32; t++) {
                    int topic = t < 16 ? 0 : 10;
                    tokens[t] = t % 16 == 0 ? 1 : FIRST + topic + random.nextInt(10);
                }
                if (i % 50 == 7) {
                    tokens[3] = RARE;
                }
                target.write(new PackedSequence(tokens, new int[] {0, 16}, 30));
                int[] english = new int[32];
                java.util.Arrays.fill(english, 400);
                other.write(new PackedSequence(english, new int[] {0}, 32));
            }
        }
        Json.write(
                pack.resolve(PackReport.FILE),
                new PackReport(TokenizerSource.of(MODEL).sha256(), 32, Frame.BOS, new TreeMap<>(), new TreeMap<>()));
    }
}
