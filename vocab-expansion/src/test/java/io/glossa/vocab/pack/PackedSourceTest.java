package io.glossa.vocab.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.glossa.run.AtomicFiles;
import io.glossa.run.FormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.testng.annotations.AfterMethod;
import org.testng.annotations.BeforeMethod;
import org.testng.annotations.Test;

/** Sequences read by number from the unpacked file beside the shards. */
public final class PackedSourceTest {
    private Path directory;

    @BeforeMethod
    public void makeDirectory() throws IOException {
        directory = Files.createTempDirectory("packed-source");
    }

    @AfterMethod
    public void deleteDirectory() {
        AtomicFiles.delete(directory);
    }

    @Test
    public void anyNumberGivesTheSequenceThatWasWritten() {
        List<PackedSequence> written = write(directory, 400, 3);
        try (PackedSource source = PackedSource.open(directory)) {
            assertThat(source.size()).isEqualTo(400);
            assertThat(source.tokens())
                    .isEqualTo(
                            written.stream().mapToLong(s -> s.tokens().length).sum());
            assertThat(source.bytes())
                    .isEqualTo(written.stream().mapToLong(PackedSequence::bytes).sum());
            Random random = new Random(4);
            for (int i = 0; i < 1000; i++) {
                int number = random.nextInt(400);
                assertThat(source.sequence(number)).isEqualTo(written.get(number));
                assertThat(source.sequence(number).documentStarts())
                        .isEqualTo(written.get(number).documentStarts());
            }
        }
    }

    @Test
    public void theFileIsMadeOnceAndAgainWhenTheShardsChange() throws IOException {
        write(directory, 50, 1);
        PackedSource.open(directory).close();
        Path file = directory.resolve(SequenceFile.NAME);
        byte[] first = Files.readAllBytes(file);
        PackedSource.open(directory).close();
        assertThat(file).hasBinaryContent(first);
        List<PackedSequence> others = write(directory, 60, 2);
        try (PackedSource source = PackedSource.open(directory)) {
            assertThat(source.size()).isEqualTo(60);
            assertThat(source.sequence(59)).isEqualTo(others.get(59));
        }
    }

    @Test
    public void aFileThatWasCutShortOrLeftUnfinishedIsMadeAgain() throws IOException {
        List<PackedSequence> written = write(directory, 50, 1);
        PackedSource.open(directory).close();
        Path file = directory.resolve(SequenceFile.NAME);
        byte[] whole = Files.readAllBytes(file);
        for (int length : List.of(0, 7, SequenceFile.HEADER_BYTES, whole.length / 2, whole.length - 1)) {
            Files.write(file, Arrays.copyOf(whole, length));
            Files.write(directory.resolve(SequenceFile.NAME + ".tmp"), new byte[whole.length * 2]);
            try (PackedSource source = PackedSource.open(directory)) {
                assertThat(source.sequence(49)).isEqualTo(written.get(49));
            }
            assertThat(file).hasBinaryContent(whole);
            assertThat(directory.resolve(SequenceFile.NAME + ".tmp")).doesNotExist();
        }
    }

    @Test
    public void aFileThatIsCutShortWhileOpenIsAFormatError() throws IOException {
        write(directory, 50, 1);
        try (PackedSource source = PackedSource.open(directory)) {
            Files.write(directory.resolve(SequenceFile.NAME), new byte[SequenceFile.HEADER_BYTES]);
            assertThatThrownBy(() -> source.sequence(10))
                    .isInstanceOf(FormatException.class)
                    .hasMessageContaining(SequenceFile.NAME);
        }
    }

    /** Folders that may not be written to are common, users that may not write there are not always at hand in tests. */
    @Test
    public void whereNothingMayBeWrittenTheFileIsTemporary() {
        List<PackedSequence> written = write(directory, 50, 1);
        List<Path> shards = List.of(PackSchema.shard(directory, 0), PackSchema.shard(directory, 1));
        try (SequenceFile file = SequenceFileBuilder.temporary(shards, 7)) {
            assertThat(file.size()).isEqualTo(50);
            assertThat(file.sequence(33)).isEqualTo(written.get(33));
        }
        assertThat(directory.resolve(SequenceFile.NAME)).doesNotExist();
    }

    @Test
    public void manyOpenItAtOnceAndReadFromManyThreads() throws Exception {
        List<PackedSequence> written = write(directory, 300, 6);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Boolean>> readers = new ArrayList<>();
            for (int reader = 0; reader < 16; reader++) {
                int seed = reader;
                readers.add(() -> {
                    Random random = new Random(seed);
                    boolean same = true;
                    try (PackedSource source = PackedSource.open(directory)) {
                        for (int i = 0; i < 200; i++) {
                            int number = random.nextInt(300);
                            same &= source.sequence(number).equals(written.get(number));
                        }
                    }
                    return same;
                });
            }
            for (Future<Boolean> reader : threads.invokeAll(readers)) {
                assertThat(reader.get()).isTrue();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static List<PackedSequence> write(Path directory, int count, long seed) {
        Random random = new Random(seed);
        List<PackedSequence> sequences = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int[] tokens = random.ints(1 + random.nextInt(70), 0, 1 << 20).toArray();
            int[] starts = random.nextInt(4) == 0 ? new int[0] : new int[] {random.nextInt(tokens.length)};
            sequences.add(new PackedSequence(tokens, starts, random.nextInt(1000)));
        }
        for (int shard = 0; shard < 2; shard++) {
            try (PackedShardWriter writer = PackedShardWriter.create(directory, shard)) {
                sequences.subList(shard * count / 2, (shard + 1) * count / 2).forEach(writer::write);
            }
        }
        return sequences;
    }
}
