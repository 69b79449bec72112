package io.glossa.cli;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.glossa.corpus.SourceSettings;
import io.glossa.corpus.read.Storages;
import io.glossa.run.AtomicFiles;
import io.glossa.run.GlossaException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.testng.annotations.AfterMethod;
import org.testng.annotations.BeforeMethod;
import org.testng.annotations.Test;

public final class SourcePreflightTest {
    private Path folder;

    @BeforeMethod
    public void makeFolder() throws IOException {
        folder = Files.createTempDirectory("glossa-preflight");
        Files.writeString(folder.resolve("news.jsonl"), "{\"id\":\"1\",\"text\":\"어제 비가 왔다.\"}\n");
    }

    @AfterMethod
    public void deleteFolder() {
        AtomicFiles.delete(folder);
    }

    @Test
    public void passesAFileThatIsThere() {
        assertThatCode(() -> check(SourceSettings.of("news", "ko", "news.jsonl")))
                .doesNotThrowAnyException();
    }

    @Test
    public void namesTheFileThatIsMissing() {
        assertThatThrownBy(() -> check(SourceSettings.of("news", "ko", "olds.jsonl")))
                .isInstanceOf(GlossaException.class)
                .hasMessageContaining("olds.jsonl");
    }

    @Test
    public void refusesAFileThatIsNotOfItsFormat() {
        SourceSettings source = new SourceSettings(
                "news",
                List.of("news.jsonl"),
                "parquet",
                "ko",
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
        assertThatThrownBy(() -> check(source))
                .isInstanceOf(GlossaException.class)
                .hasMessageContaining("news.jsonl");
    }

    private void check(SourceSettings source) {
        SourcePreflight.check(source, folder, Storages.of(Map.of()));
    }
}
