package io.glossa.corpus.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.Zstd;
import io.glossa.corpus.SourceSettings;
import io.glossa.run.ConfigException;
import io.glossa.run.DataException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public final class PackedFilesTest {
    private static final SourceSettings SOURCE = ReaderInputs.source("jsonl", new ReadSettings(null, null, null, 50));
    private static final String LINE = "{\"id\": 1, \"text\": \"" + ReaderInputs.SENTENCES.get(0) + "\"}\n";

    @DataProvider
    public Object[][] packings() {
        return new Object[][] {{"bomb.jsonl.gz"}, {"bomb.jsonl.zst"}};
    }

    @Test(dataProvider = "packings")
    public void aBombIsARecordWithItsReasonAndWhatStoodBeforeItIsRead(String name) throws IOException {
        Path path = ReaderInputs.folder().resolve(name);
        // A line, then 100 MB of nothing: packed 1,000-fold and more.
        try (OutputStream out = name.endsWith(".gz")
                ? new GZIPOutputStream(Files.newOutputStream(path))
                : new com.github.luben.zstd.ZstdOutputStream(Files.newOutputStream(path))) {
            out.write(LINE.getBytes(StandardCharsets.UTF_8));
            byte[] nothing = new byte[1 << 20];
            for (int i = 0; i < 100; i++) {
                out.write(nothing);
            }
        }
        List<Parsed> parsed = ReaderInputs.parsed(SOURCE, Storages.plain().file(path.toString()));
        assertThat(parsed).hasSize(2);
        assertThat(parsed.get(0).text()).isEqualTo(ReaderInputs.SENTENCES.get(0));
        assertThat(parsed.get(1)).isInstanceOfSatisfying(Parsed.Broken.class, bomb -> {
            assertThat(bomb.rule()).isEqualTo("bomb");
            // 64 MiB are free, and the record is named by the byte after them.
            assertThat(bomb.id()).isEqualTo(name + "#67108865");
            assertThat(bomb.reason()).contains("67108864").contains("50-fold").contains("read.max-expansion");
        });
    }

    @Test
    public void aFileThatPacksWellButStaysSmallIsRead() throws IOException {
        InputFile file = ReaderInputs.write(ReaderInputs.folder().resolve("a.jsonl.gz"), LINE.repeat(20_000));
        // 2.4 MB in about 9 kB: more than 50-fold, less than 64 MiB.
        assertThat(file.bytes() * 50).isLessThan(LINE.length() * 20_000L);
        assertThat(ReaderInputs.parsed(SOURCE, file)).hasSize(20_000);
    }

    @Test
    public void aFrameThatAsksForTooMuchMemoryIsABomb() throws IOException {
        Path path = ReaderInputs.folder().resolve("wide.jsonl.zst");
        // A frame's header (RFC 8878): magic number, no options, a window of 2^(10 + 18) bytes; then one raw block of a
        // line.
        byte[] line = LINE.getBytes(StandardCharsets.UTF_8);
        int block = (line.length << 3) | 1;
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        frame.writeBytes(new byte[] {0x28, (byte) 0xB5, 0x2F, (byte) 0xFD, 0, (byte) (18 << 3)});
        frame.writeBytes(new byte[] {(byte) block, (byte) (block >> 8), (byte) (block >> 16)});
        frame.writeBytes(line);
        Files.write(path, frame.toByteArray());
        assertThat(ReaderInputs.parsed(SOURCE, Storages.plain().file(path.toString())))
                .singleElement()
                .isInstanceOfSatisfying(Parsed.Broken.class, broken -> {
                    assertThat(broken.rule()).isEqualTo("bomb");
                    assertThat(broken.reason()).contains("128 MiB");
                });
    }

    @Test
    public void allMembersAndFramesAreRead() throws IOException {
        Path folder = ReaderInputs.folder();
        ByteArrayOutputStream members = new ByteArrayOutputStream();
        ByteArrayOutputStream frames = new ByteArrayOutputStream();
        for (int i = 0; i < 3; i++) {
            try (GZIPOutputStream member = new GZIPOutputStream(members)) {
                member.write(LINE.getBytes(StandardCharsets.UTF_8));
            }
            frames.writeBytes(Zstd.compress(LINE.getBytes(StandardCharsets.UTF_8)));
        }
        Files.write(folder.resolve("a.jsonl.gz"), members.toByteArray());
        Files.write(folder.resolve("a.jsonl.zst"), frames.toByteArray());
        for (InputFile file : Storages.plain().find(folder.toString())) {
            assertThat(ReaderInputs.parsed(SOURCE, file)).as(file.name()).hasSize(3);
        }
    }

    @Test(dataProvider = "packings")
    public void aFileThatIsCutShortFails(String name) throws IOException {
        Path path = ReaderInputs.folder().resolve(name);
        ReaderInputs.write(path, LINE.repeat(5_000));
        byte[] whole = Files.readAllBytes(path);
        Files.write(path, Arrays.copyOf(whole, whole.length - 9));
        assertThatThrownBy(() -> ReaderInputs.parsed(SOURCE, Storages.plain().file(path.toString())))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining(name);
    }

    @Test
    public void aFileThatIsNotWhatItsNameSaysIsNamed() throws IOException {
        Path path = ReaderInputs.folder().resolve("plain.jsonl.gz");
        Files.writeString(path, LINE);
        assertThatThrownBy(() -> ReaderInputs.parsed(SOURCE, Storages.plain().file(path.toString())))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("plain.jsonl.gz")
                .hasMessageContaining("gzip");
    }

    @Test
    public void anExpansionBelowOneIsRefused() {
        assertThatThrownBy(() -> new ReadSettings(null, null, null, 0))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("read.max-expansion");
        assertThat(ReadSettings.defaults().maxExpansion()).isEqualTo(200);
    }
}
