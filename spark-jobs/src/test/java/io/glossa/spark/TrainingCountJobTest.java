package io.glossa.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.glossa.run.AtomicFiles;
import io.glossa.run.DataException;
import io.glossa.run.Progress;
import io.glossa.run.ResourceException;
import io.glossa.vocab.expansion.WordCounts;
import io.glossa.vocab.training.TrainerSettings;
import io.glossa.vocab.training.VocabularyKind;
import io.glossa.vocab.training.VocabularyTraining;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.testng.annotations.AfterClass;
import org.testng.annotations.BeforeClass;
import org.testng.annotations.Test;

/** Word counts for training from scratch, out of every kind of input. */
public class TrainingCountJobTest {
    private static final VocabularyTraining TRAINING = new VocabularyTraining(
            VocabularyKind.BPE, TrainerSettings.of(1000, TrainerSettings.Mode.EXACT), "llama3", "none");

    private Path folder;
    private List<String> prose;

    @BeforeClass
    public void makeFolder() throws IOException {
        folder = Files.createTempDirectory("training-counts");
        prose = PlantedCorpus.prose(60);
    }

    @AfterClass(alwaysRun = true)
    public void removeFolder() {
        AtomicFiles.delete(folder);
    }

    @Test
    public void plainPackedAndJsonLinesGiveTheCountsOfOneThread() throws IOException {
        Path plain = Files.write(folder.resolve("a.txt"), prose.subList(0, 20));
        Path packed = folder.resolve("b.txt.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            out.write(String.join("\n", prose.subList(20, 40)).getBytes(StandardCharsets.UTF_8));
        }
        Path json = Files.write(
                folder.resolve("c.jsonl"),
                prose.subList(40, 60).stream()
                        .map(text -> PlantedCorpus.record("x", text))
                        .toList());
        Map<String, Long> expected = new HashMap<>();
        prose.forEach(text -> TRAINING.words().forEach(text, word -> expected.merge(word, 1L, Long::sum)));
        for (int tasks : new int[] {1, 5}) {
            Path file = folder.resolve("counts.tsv");
            TrainingCountJob.run(
                    List.of(plain, packed, json), "", TRAINING, SparkSettings.local(2, tasks), file, Progress.NONE);
            assertThat(WordCounts.read(file).asMap()).isEqualTo(expected);
        }
    }

    @Test
    public void badInputNamesItsFileAndLine() throws IOException {
        Path latin1 = Files.write(folder.resolve("latin1.txt"), new byte[] {'a', '\n', (byte) 0xE9, '\n'});
        Path json = Files.write(folder.resolve("bad.jsonl"), List.of("{\"text\": \"a\"}", "{\"body\": \"b\"}"));
        assertRefused(latin1, DataException.class, "latin1.txt", "UTF-8");
        assertRefused(json, DataException.class, "bad.jsonl line 2", "'text'");
        assertRefused(folder.resolve("absent"), ResourceException.class, "absent", "no such file");
        assertRefused(
                Files.write(folder.resolve("empty.txt"), new byte[0]), DataException.class, "empty.txt", "no words");
    }

    private void assertRefused(Path input, Class<?> type, String... texts) {
        assertThatThrownBy(() -> TrainingCountJob.run(
                        List.of(input),
                        "",
                        TRAINING,
                        SparkSettings.local(2, 2),
                        folder.resolve("refused.tsv"),
                        Progress.NONE))
                .isInstanceOf(type)
                .hasMessageContainingAll(texts);
    }
}
