package io.glossa.train.data;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.glossa.run.AtomicFiles;
import io.glossa.run.ConfigException;
import io.glossa.run.Json;
import io.glossa.vocab.TokenizerSource;
import io.glossa.vocab.pack.Frame;
import io.glossa.vocab.pack.PackReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import org.testng.annotations.Test;

public class PackedForTest {
    private static final Path MODEL = Path.of(System.getProperty("glossa.root"), "tests/data/models/stories260k");
    private static final String HASH = TokenizerSource.of(MODEL).sha256();

    @Test
    public void aPackOfAnotherTokenizerOrOfLongerSequencesIsRefused() throws IOException {
        Path pack = Files.createTempDirectory("packed-for");
        try {
            // The model reads 512 tokens.
            report(pack, HASH, 512);
            PackedFor.require(pack, MODEL);
            report(pack, HASH, 513);
            assertThatThrownBy(() -> PackedFor.require(pack, MODEL))
                    .isInstanceOf(ConfigException.class)
                    .hasMessageContaining("sequences of 513 tokens")
                    .hasMessageContaining("set pack.sequence-length to 512 or less");
            report(pack, "0".repeat(64), 512);
            assertThatThrownBy(() -> PackedFor.require(pack, MODEL))
                    .isInstanceOf(ConfigException.class)
                    .hasMessageContaining("another tokenizer (SHA-256 " + "0".repeat(64))
                    .hasMessageContaining(HASH);
        } finally {
            AtomicFiles.delete(pack);
        }
    }

    private static void report(Path pack, String hash, int length) {
        Json.write(
                pack.resolve(PackReport.FILE),
                new PackReport(hash, length, Frame.BOS, new TreeMap<>(), new TreeMap<>()));
    }
}
