package io.glossa.vocab.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.glossa.corpus.Document;
import io.glossa.run.AtomicFiles;
import io.glossa.run.DataException;
import io.glossa.run.FormatException;
import io.glossa.run.Hashes;
import io.glossa.vocab.FuzzedLines;
import io.glossa.vocab.TestData;
import io.glossa.vocab.Tokenizer;
import io.glossa.vocab.Tokenizers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.testng.annotations.AfterMethod;
import org.testng.annotations.BeforeMethod;
import org.testng.annotations.Test;

/** Packing, the shard files and opening them again. */
public final class PackedCorpusTest {
    private final Tokenizer tokenizer = Tokenizers.load(TestData.baseModel());
    private Path directory;

    @BeforeMethod
    public void makeDirectory() throws IOException {
        directory = Files.createTempDirectory("pack");
    }

    @AfterMethod
    public void deleteDirectory() {
        AtomicFiles.delete(directory);
    }

    @Test
    public void everyTokenIsThereOnceAndEveryDocumentStartIsABos() {
        for (int length : List.of(2, 7, 64, 512)) {
            List<EncodedDocument> documents = documents(300, Frame.BOS);
            List<Integer> expected = new ArrayList<>();
            documents.forEach(d -> {
                for (int i = 0; i < d.length(); i++) {
                    expected.add(d.token(i));
                }
            });
            List<PackedSequence> sequences = pack(documents, length);
            List<Integer> found = new ArrayList<>();
            int starts = 0;
            for (PackedSequence sequence : sequences) {
                Arrays.stream(sequence.tokens()).forEach(found::add);
                for (int start : sequence.documentStarts()) {
                    assertThat(sequence.tokens()[start]).isEqualTo(tokenizer.bosId());
                }
                starts += sequence.documentStarts().length;
            }
            assertThat(found).isEqualTo(expected);
            assertThat(starts).isEqualTo(300);
            assertThat(sequences.subList(0, sequences.size() - 1)).allMatch(s -> s.tokens().length == length);
        }
    }

    @Test
    public void bytesAddUpToTheText() {
        List<String> lines = FuzzedLines.of(3, 300);
        long expected = lines.stream()
                .filter(l -> tokenizer.encode(l).length > 0)
                .mapToLong(l -> l.getBytes(StandardCharsets.UTF_8).length)
                .sum();
        long found = pack(documents(300, Frame.BOS_EOS), 64).stream()
                .mapToLong(PackedSequence::bytes)
                .sum();
        assertThat(found).isEqualTo(expected);
    }

    @Test
    public void shardsAreReadBackAsTheyWereWritten() {
        List<PackedSequence> sequences = pack(documents(300, Frame.BOS), 64);
        int half = sequences.size() / 2;
        write(directory.resolve("train/reviews"), 0, sequences.subList(0, half));
        write(directory.resolve("train/reviews"), 1, sequences.subList(half, sequences.size()));
        write(directory.resolve("train/stories"), 0, sequences.subList(0, 1));
        PackedCorpus corpus = PackedCorpus.open(directory.resolve("train"));
        assertThat(corpus.sources().keySet()).containsExactly("reviews", "stories");
        PackedSource reviews = corpus.source("reviews");
        assertThat(reviews.size()).isEqualTo(sequences.size());
        for (int i = 0; i < sequences.size(); i++) {
            assertThat(reviews.sequence(i)).isEqualTo(sequences.get(i));
        }
        assertThat(corpus.tokens())
                .isEqualTo(reviews.tokens() + sequences.get(0).tokens().length);
    }

    @Test
    public void theSameSequencesGiveTheSameBytes() {
        List<PackedSequence> sequences = pack(documents(500, Frame.BOS), 64);
        write(directory.resolve("a"), 0, sequences);
        write(directory.resolve("b"), 0, sequences);
        assertThat(Hashes.sha256(directory.resolve("a/part-00000.parquet")))
                .isEqualTo(Hashes.sha256(directory.resolve("b/part-00000.parquet")));
    }

    @Test
    public void orderAndShardDependOnTheIdAlone() {
        DocumentOrder order = new DocumentOrder(new PackSettings(64, Frame.BOS, 4, 9L, null, null));
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            ids.add("document-" + i);
        }
        List<String> sorted = ids.stream().sorted(order.withinShard()).toList();
        Collections.shuffle(ids, new Random(5));
        assertThat(ids.stream().sorted(order.withinShard()).toList()).isEqualTo(sorted);
        for (int shard = 0; shard < 4; shard++) {
            int wanted = shard;
            assertThat(ids.stream().filter(id -> order.shard(id) == wanted).count())
                    .isBetween(190L, 310L);
        }
    }

    @Test
    public void aTruncatedShardIsAFormatError() throws IOException {
        write(directory.resolve("a"), 0, pack(documents(50, Frame.BOS), 64));
        Path shard = directory.resolve("a/part-00000.parquet");
        byte[] whole = Files.readAllBytes(shard);
        for (int length : List.of(0, 3, whole.length / 2, whole.length - 1)) {
            Files.write(shard, Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> PackedSource.open(directory.resolve("a")))
                    .isInstanceOf(FormatException.class)
                    .hasMessageContaining("part-00000.parquet");
        }
    }

    @Test
    public void anUnknownSourceIsRefusedWithTheNearest() {
        write(directory.resolve("reviews"), 0, pack(documents(5, Frame.BOS), 64));
        PackedCorpus corpus = PackedCorpus.open(directory);
        assertThatThrownBy(() -> corpus.source("review"))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("did you mean 'reviews'?");
    }

    private List<EncodedDocument> documents(int count, Frame frame) {
        List<String> lines = FuzzedLines.of(3, count);
        List<EncodedDocument> documents = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            documents.add(EncodedDocument.of(
                    "d" + i,
                    new Document("d" + i, "s", "ko", lines.get(i)),
                    tokenizer.encode(lines.get(i)),
                    tokenizer,
                    frame,
                    TemplateEncoder.Marks.NONE));
        }
        return documents;
    }

    private static List<PackedSequence> pack(List<EncodedDocument> documents, int length) {
        List<PackedSequence> sequences = new ArrayList<>();
        SequencePacker packer = new SequencePacker(length, sequences::add);
        documents.forEach(packer::add);
        packer.finish();
        return sequences;
    }

    private static void write(Path source, int shard, List<PackedSequence> sequences) {
        try (PackedShardWriter writer = PackedShardWriter.create(source, shard)) {
            sequences.forEach(writer::write);
        }
    }
}
