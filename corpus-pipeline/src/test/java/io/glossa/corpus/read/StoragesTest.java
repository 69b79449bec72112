package io.glossa.corpus.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.glossa.corpus.SourceSettings;
import io.glossa.run.ConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.testng.annotations.BeforeClass;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public final class StoragesTest {
    private Path folder;

    @BeforeClass
    public void files() throws IOException {
        folder = ReaderInputs.folder();
        Files.createDirectories(folder.resolve("crawl/2024 봄"));
        Files.createDirectories(folder.resolve("crawl/_temporary"));
        for (String name : List.of(
                "b.jsonl", "a.jsonl.gz", "_SUCCESS", ".b.crc", "crawl/2024 봄/c.jsonl", "crawl/_temporary/d.jsonl")) {
            Files.writeString(folder.resolve(name), "x");
        }
    }

    @DataProvider
    public Object[][] locations() {
        return new Object[][] {
            {"b.jsonl", List.of("b.jsonl")},
            {".", List.of("a.jsonl.gz", "b.jsonl", "crawl/2024 봄/c.jsonl")},
            {"*.jsonl*", List.of("a.jsonl.gz", "b.jsonl")},
            {"**.jsonl", List.of("b.jsonl", "crawl/2024 봄/c.jsonl", "crawl/_temporary/d.jsonl")},
            {"**/*.jsonl", List.of("b.jsonl", "crawl/2024 봄/c.jsonl", "crawl/_temporary/d.jsonl")},
            {"crawl/**/**/c.jsonl", List.of("crawl/2024 봄/c.jsonl")},
            {"{a,b}.jsonl*", List.of("a.jsonl.gz", "b.jsonl")},
            {"crawl/../[b].jsonl", List.of("b.jsonl")},
            {"file:FOLDER/b.jsonl", List.of("b.jsonl")},
            {"file://FOLDER/*.jsonl", List.of("b.jsonl")},
            {"file://FOLDER/crawl", List.of("crawl/2024 봄/c.jsonl")},
        };
    }

    @Test(dataProvider = "locations")
    public void aLocationNamesItsFiles(String location, List<String> expected) {
        SourceSettings source = SourceSettings.of("s", "ko", location.replace("FOLDER", folder.toString()));
        assertThat(SourceFiles.find(source, folder, Storages.plain()))
                .extracting(file -> SourceFiles.shown(file, folder))
                .isEqualTo(expected);
    }

    @Test
    public void aStorageThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> Storages.plain().find("nosuch://bucket/a.jsonl"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("nosuch:");
        assertThatThrownBy(() -> Storages.plain().find("file://host/a.jsonl"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("three slashes");
    }

    @Test
    public void hadoopOptionsAreTakenOutOfSparksProperties() {
        assertThat(Storages.of(Map.of("spark.hadoop.fs.s3a.endpoint", "http://x", "spark.executor.memory", "1g"))
                        .options())
                .isEqualTo(Map.of("fs.s3a.endpoint", "http://x"));
    }
}
