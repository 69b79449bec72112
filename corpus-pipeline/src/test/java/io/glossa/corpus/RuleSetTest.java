package io.glossa.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import io.glossa.corpus.langid.LanguageModels;
import io.glossa.run.AtomicFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.testng.annotations.AfterMethod;
import org.testng.annotations.BeforeMethod;
import org.testng.annotations.Test;

public final class RuleSetTest {
    private Path folder;

    @BeforeMethod
    public void makeFolder() throws IOException {
        folder = Files.createTempDirectory("glossa-rules");
    }

    @AfterMethod
    public void deleteFolder() {
        AtomicFiles.delete(folder);
    }

    @Test
    public void whatAListHoldsChangesTheHashAndWhereItLiesDoesNot() throws IOException {
        Path hosts = Files.writeString(folder.resolve("hosts.txt"), "example.com\n");
        String before = hash("listed-host", hosts, "");
        assertThat(hash("listed-host", hosts, "")).isEqualTo(before);
        Path moved = Files.copy(hosts, folder.resolve("elsewhere.txt"));
        assertThat(hash("listed-host", moved, "")).isEqualTo(before);
        Files.writeString(hosts, "example.com\nexample.org\n");
        assertThat(hash("listed-host", hosts, "")).isNotEqualTo(before);
    }

    @Test
    public void aLanguageModelOfOnesOwnChangesTheHash() throws IOException {
        Path hosts = Files.writeString(folder.resolve("hosts.txt"), "example.com\n");
        Path model = folder.resolve("own.langid");
        try (InputStream in = LanguageModels.class.getResourceAsStream("/langid/glossa.langid")) {
            Files.copy(in, model);
        }
        assertThat(hash("language-id", hosts, model.toString())).isNotEqualTo(hash("language-id", hosts, ""));
    }

    private static String hash(String filter, Path hosts, String model) {
        SourceSettings source = SourceSettings.of("news", "sw", "news.jsonl");
        CorpusSettings settings = new CorpusSettings(
                List.of(source),
                null,
                null,
                null,
                List.of(filter),
                null,
                null,
                null,
                null,
                null,
                new ListSettings(List.of(hosts.toString()), null, null),
                model,
                null,
                null);
        return DocumentPipeline.of(settings, source).ruleSet().hash();
    }
}
