package io.glossa.vocab.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.glossa.run.AtomicFiles;
import io.glossa.run.ConfigException;
import io.glossa.run.DataException;
import io.glossa.run.Hashes;
import io.glossa.run.Json;
import io.glossa.run.Settings;
import io.glossa.vocab.FuzzedLines;
import io.glossa.vocab.TestData;
import io.glossa.vocab.pack.PackReport.SourceCounts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.testng.annotations.AfterMethod;
import org.testng.annotations.BeforeMethod;
import org.testng.annotations.Test;

/** The pack step from Parquet documents to shards. */
public final class CorpusPackerTest {
    private static final MessageType SCHEMA = MessageTypeParser.parseMessageType("""
            message document {
              optional binary id (STRING);
              optional binary source (STRING);
              optional binary language (STRING);
              optional binary text (STRING);
            }
            """);

    private Path directory;

    @BeforeMethod
    public void makeDirectory() throws IOException {
        directory = Files.createTempDirectory("corpus-pack");
    }

    @AfterMethod
    public void deleteDirectory() {
        AtomicFiles.delete(directory);
    }

    @Test
    public void packsEverySplitAndSourceAndReportsIt() throws IOException {
        List<Integer> rows = rows(400);
        documents(rows.subList(0, 300), "splits/train/part-00000.parquet");
        documents(rows.subList(300, 400), "splits/test/part-00000.parquet");
        PackReport report = packer(new PackSettings(64, Frame.BOS_EOS, 3, 1L, null, null))
                .pack(directory.resolve("splits"), directory.resolve("pack"));
        assertThat(report.splits()).containsOnlyKeys("train", "test");
        assertThat(report.splits().get("train")).containsOnlyKeys("source-0", "source-1");
        PackedCorpus train = PackedCorpus.open(directory.resolve("pack/train"));
        long documents = 0;
        for (PackedSource source : train.sources().values()) {
            SourceCounts counts = report.splits().get("train").get(source.name());
            assertThat(counts.tokens()).isEqualTo(source.tokens());
            assertThat(counts.bytes()).isEqualTo(source.bytes());
            assertThat(counts.sequences()).isEqualTo(source.size());
            documents += counts.documents();
        }
        assertThat(documents).isEqualTo(300);
        assertThat(Json.read(directory.resolve("pack/report.json"), PackReport.class))
                .isEqualTo(report);
        assertThat(report.tokenizerSha256())
                .isEqualTo(Hashes.sha256(TestData.baseModel().resolve("tokenizer.model")));
    }

    @Test
    public void partitionsAndTheirOrderDoNotMatter() throws IOException {
        List<Integer> rows = rows(300);
        documents(rows, "one/train/part-00000.parquet");
        Collections.shuffle(rows, new Random(2));
        documents(rows.subList(0, 100), "many/train/part-00000.parquet");
        documents(rows.subList(100, 110), "many/train/part-00001.parquet");
        documents(rows.subList(110, 300), "many/train/part-00002.parquet");
        CorpusPacker packer = packer(new PackSettings(64, Frame.BOS, 2, 1L, null, null));
        packer.pack(directory.resolve("one"), directory.resolve("a"));
        packer.pack(directory.resolve("many"), directory.resolve("b"));
        for (String file :
                List.of("report.json", "train/source-0/part-00000.parquet", "train/source-1/part-00001.parquet")) {
            assertThat(directory.resolve("a").resolve(file))
                    .hasSameBinaryContentAs(directory.resolve("b").resolve(file));
        }
    }

    @Test
    public void anotherSeedGivesAnotherOrder() throws IOException {
        documents(rows(100), "splits/train/part-00000.parquet");
        packer(new PackSettings(64, Frame.BOS, 1, 1L, null, null))
                .pack(directory.resolve("splits"), directory.resolve("a"));
        packer(new PackSettings(64, Frame.BOS, 1, 2L, null, null))
                .pack(directory.resolve("splits"), directory.resolve("b"));
        assertThat(PackedCorpus.open(directory.resolve("a/train"))
                        .source("source-0")
                        .sequence(0))
                .isNotEqualTo(PackedCorpus.open(directory.resolve("b/train"))
                        .source("source-0")
                        .sequence(0));
    }

    @Test
    public void anEmptyCorpusIsRefused() throws IOException {
        documents(List.of(), "splits/train/part-00000.parquet");
        assertThatThrownBy(() ->
                        packer(PackSettings.defaults()).pack(directory.resolve("splits"), directory.resolve("pack")))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("found no document");
    }

    @Test
    public void settingsAreReadAndRefusedByKey() {
        assertThat(Settings.parse("sequence-length: 256\nframe: bos-eos\nshards: 4\nseed: 7", "r.yaml")
                        .bind(PackSettings.class))
                .isEqualTo(new PackSettings(256, Frame.BOS_EOS, 4, 7L, null, null));
        assertThat(Settings.parse("{}", "r.yaml").bind(PackSettings.class))
                .isEqualTo(new PackSettings(512, Frame.BOS, 1, 0L, null, null));
        for (String wrong : List.of("sequence-length: 1", "shards: 0")) {
            assertThatThrownBy(() -> Settings.parse(wrong, "r.yaml").bind(PackSettings.class))
                    .isInstanceOf(ConfigException.class)
                    .hasMessageContaining(wrong.substring(0, wrong.indexOf(':')));
        }
    }

    private static CorpusPacker packer(PackSettings settings) {
        return new CorpusPacker(TestData.baseModel(), settings);
    }

    private static List<Integer> rows(int count) {
        List<Integer> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            rows.add(i);
        }
        return rows;
    }

    private void documents(List<Integer> rows, String file) throws IOException {
        List<String> texts = FuzzedLines.of(17, 1000);
        Path part = directory.resolve(file);
        Files.createDirectories(part.getParent());
        try (ParquetWriter<Group> writer = ExampleParquetWriter.builder(new LocalOutputFile(part))
                .withConf(new PlainParquetConfiguration())
                .withType(SCHEMA)
                .build()) {
            for (int row : rows) {
                Group group = new SimpleGroup(SCHEMA);
                group.add("id", "id-" + row);
                group.add("source", "source-" + row % 2);
                group.add("language", "ko");
                // Malformed characters do not survive Parquet's UTF-8.
                byte[] text = texts.get(row).getBytes(StandardCharsets.UTF_8);
                group.add("text", new String(text, StandardCharsets.UTF_8));
                writer.write(group);
            }
        }
    }
}
