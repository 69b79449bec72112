package io.glossa.spark;

import static io.glossa.spark.PlantedCorpus.record;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.glossa.corpus.CorpusSettings;
import io.glossa.corpus.Document;
import io.glossa.run.DataException;
import io.glossa.run.Json;
import io.glossa.run.Progress;
import io.glossa.run.Settings;
import io.glossa.vocab.Tokenizers;
import io.glossa.vocab.expansion.TrainingWords;
import io.glossa.vocab.expansion.WordCounts;
import io.glossa.vocab.pack.CorpusPacker;
import io.glossa.vocab.pack.Frame;
import io.glossa.vocab.pack.PackReport;
import io.glossa.vocab.pack.PackSettings;
import io.glossa.vocab.sentencepiece.Piece;
import io.glossa.vocab.sentencepiece.SentencePieceModel;
import io.glossa.vocab.sentencepiece.SentencePieceTokenizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.LocalInputFile;
import org.testng.annotations.BeforeClass;
import org.testng.annotations.Test;

/** The jobs that read a corpus's splits: word counts and packing. */
public class SplitJobsTest {
    private static final Path BASE = PlantedCorpus.DATA.resolve("models/stories260k");
    private static final SparkSettings SPARK = SparkSettings.local(2, 3);

    private Path corpus;

    @BeforeClass
    public void makeCorpus() throws IOException {
        PlantedCorpus planted = new PlantedCorpus();
        List<String> lines = new ArrayList<>();
        List<String> prose = PlantedCorpus.prose(120);
        for (int i = 0; i < prose.size(); i++) {
            lines.add(record("d" + i, prose.get(i)));
        }
        planted.write("ud.jsonl", lines.subList(0, 80));
        planted.write("more.jsonl", lines.subList(80, 120));
        corpus = Files.createTempDirectory("corpus");
        CorpusJob.run(
                PlantedCorpus.settings("ud.jsonl", "more.jsonl"), planted.folder(), 2, SPARK, corpus, Progress.NONE);
    }

    @Test
    public void wordCountsAreThoseOfOneThreadWhateverTheTasks() throws IOException {
        Path train = corpus.resolve("splits/train");
        TreeMap<String, Long> expected = new TreeMap<>();
        TrainingWords words =
                new TrainingWords(new SentencePieceTokenizer(SentencePieceModel.read(BASE.resolve("tokenizer.model"))));
        List<Document> documents = PlantedCorpus.documents(train);
        documents.forEach(d -> words.forEach(d.text(), word -> expected.merge(word, 1L, Long::sum)));
        StringBuilder file = new StringBuilder();
        expected.forEach(
                (word, count) -> file.append(word).append('\t').append(count).append('\n'));

        for (int tasks : new int[] {1, 3, 7}) {
            Path out = Files.createTempFile("words", ".tsv");
            Map<String, Long> totals =
                    WordCountJob.run(train, "ko", BASE, SparkSettings.local(2, tasks), out, Progress.NONE);

            assertThat(out).as(tasks + " tasks").hasContent(file.toString());
            assertThat(totals)
                    .containsEntry("documents", (long) documents.size())
                    .containsEntry("words", (long) expected.size());
            assertThat(WordCounts.read(out).size()).isEqualTo(expected.size());
        }
    }

    @Test
    public void aLanguageWithoutDocumentsIsRefused() throws IOException {
        Path out = Files.createTempFile("words", ".tsv");
        assertThatThrownBy(
                        () -> WordCountJob.run(corpus.resolve("splits/train"), "el", BASE, SPARK, out, Progress.NONE))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("'el'");
    }

    @Test
    public void aCorpusInDecomposedCharactersIsRefusedForABaseThatKeepsThem() throws IOException {
        PlantedCorpus planted = new PlantedCorpus();
        List<String> lines = new ArrayList<>();
        for (String text : PlantedCorpus.prose(30)) {
            lines.add(record("d" + lines.size(), Normalizer.normalize(text, Normalizer.Form.NFD)));
        }
        planted.write("nfd.jsonl", lines);
        CorpusSettings settings = new CorpusSettings(
                PlantedCorpus.settings("nfd.jsonl").sources(),
                null,
                null,
                List.of("controls"),
                List.of("too-short"),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
        Path decomposed = Files.createTempDirectory("corpus");
        CorpusJob.run(settings, planted.folder(), 1, SPARK, decomposed, Progress.NONE);
        Path out = Files.createTempFile("words", ".tsv");
        assertThatThrownBy(() ->
                        WordCountJob.run(decomposed.resolve("splits/train"), "ko", BASE, SPARK, out, Progress.NONE))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("NFD")
                .hasMessageContaining("normaliser 'nfc'");
    }

    @Test
    public void packsWhatThePackerWithoutSparkPacksByteForByte() throws IOException {
        PackSettings settings = new PackSettings(128, Frame.BOS_EOS, 3, 5L, null, null);
        Path expected = Files.createTempDirectory("pack");
        new CorpusPacker(BASE, settings).pack(corpus.resolve("splits"), expected);

        for (int tasks : new int[] {1, 4}) {
            Path out = Files.createTempDirectory("pack");
            Map<String, Long> counts = PackJob.run(
                    corpus.resolve("splits"), BASE, settings, SparkSettings.local(2, tasks), out, Progress.NONE);

            assertThat(PlantedCorpus.bytes(out)).as(tasks + " tasks").isEqualTo(PlantedCorpus.bytes(expected));
            assertThat(counts.get("documents")).isEqualTo(120);
        }
    }

    @Test
    public void chanceAndTemplatesDoNotDependOnPartitions() throws IOException {
        PackSettings settings = Settings.parse(
                        "{sequence-length: 128, shards: 2, bpe-dropout: 0.2, template: {all: {before: 'A', after: '</s>'}}}",
                        "recipe.yaml")
                .bind(PackSettings.class);
        Path tokenizer = withSyllables(Files.createTempDirectory("tokenizer").resolve("tokenizer.model"));
        Path expected = Files.createTempDirectory("pack");
        new CorpusPacker(tokenizer, settings).pack(corpus.resolve("splits"), expected);
        for (int tasks : new int[] {1, 4}) {
            Path out = Files.createTempDirectory("pack");
            PackJob.run(
                    corpus.resolve("splits"), tokenizer, settings, SparkSettings.local(2, tasks), out, Progress.NONE);
            assertThat(PlantedCorpus.bytes(out)).as(tasks + " tasks").isEqualTo(PlantedCorpus.bytes(expected));
        }
        Path plain = Files.createTempDirectory("pack");
        new CorpusPacker(tokenizer, PackSettings.defaults()).pack(corpus.resolve("splits"), plain);
        PackReport with = Json.read(expected.resolve(PackReport.FILE), PackReport.class);
        PackReport without = Json.read(plain.resolve(PackReport.FILE), PackReport.class);
        assertThat(with.languages()).isEqualTo(without.languages()).isNotEmpty();
        long marks = 1L + Tokenizers.load(tokenizer).encode("A").length;
        with.splits()
                .forEach((split, sources) -> sources.forEach((source, counts) -> {
                    long tokens = without.splits().get(split).get(source).tokens();
                    assertThat(counts.bytes())
                            .isEqualTo(without.splits().get(split).get(source).bytes());
                    if (split.equals("train")) {
                        assertThat(counts.tokens()).isGreaterThan(tokens + marks * counts.documents());
                    } else {
                        assertThat(counts.tokens()).isEqualTo(tokens);
                    }
                }));
    }

    /** The base, which knows no Hangul, with the corpus' syllables and each of them as the beginning of a word. */
    private Path withSyllables(Path file) throws IOException {
        TreeSet<String> syllables = new TreeSet<>();
        PlantedCorpus.documents(corpus.resolve("splits/train"))
                .forEach(d -> d.text()
                        .codePoints()
                        .filter(c -> c >= 0xAC00 && c <= 0xD7A3)
                        .forEach(c -> {
                            syllables.add(Character.toString(c));
                            syllables.add("▁" + Character.toString(c));
                        }));
        List<Piece> pieces = new ArrayList<>();
        // Syllables alone come first: a piece is merged from pieces that are there.
        syllables.stream()
                .sorted(Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder()))
                .forEach(text -> pieces.add(Piece.normal(text, -1000 - pieces.size())));
        SentencePieceModel base = SentencePieceModel.read(BASE.resolve("tokenizer.model"));
        return Files.write(file, base.withAddedPieces(pieces).toBytes());
    }

    /** Of several encodings the order in the file's footer differs between processes; of one it cannot. */
    @Test
    public void everyColumnHasOneEncodingSoThatAnotherProcessWritesTheSameBytes() throws IOException {
        Path packed = Files.createTempDirectory("pack");
        PackJob.run(corpus.resolve("splits"), BASE, PackSettings.defaults(), SPARK, packed, Progress.NONE);
        List<Path> files = new ArrayList<>();
        for (Path folder : List.of(corpus, packed)) {
            try (Stream<Path> all = Files.walk(folder)) {
                all.filter(f -> f.toString().endsWith(".parquet")).forEach(files::add);
            }
        }
        assertThat(files).hasSizeGreaterThan(10);
        for (Path file : files) {
            try (ParquetFileReader reader = ParquetFileReader.open(new LocalInputFile(file))) {
                reader.getFooter().getBlocks().stream()
                        .flatMap(block -> block.getColumns().stream())
                        .forEach(column -> assertThat(column.getEncodings())
                                .as(file + " " + column.getPath())
                                .hasSize(1));
            }
        }
    }

    @Test
    public void splitsWithoutADocumentAreRefused() throws IOException {
        Path empty = Files.createTempDirectory("splits");
        Path out = Files.createTempDirectory("pack");
        assertThatThrownBy(() -> PackJob.run(empty, BASE, PackSettings.defaults(), SPARK, out, Progress.NONE))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("no document in any split");
    }
}
