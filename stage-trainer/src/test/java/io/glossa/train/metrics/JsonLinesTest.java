package io.glossa.train.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.testng.annotations.BeforeMethod;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public final class JsonLinesTest {
    private Path file;

    @BeforeMethod
    public void createFolder() throws IOException {
        file = Files.createTempDirectory("glossa-lines").resolve("lines.jsonl");
    }

    @DataProvider
    public Object[][] leftovers() {
        String two = "{\"step\":1}\n{\"step\":2,\"text\":\"가\"}\n";
        return new Object[][] {
            {"later steps", two + "{\"step\":3}\n{\"step\":2}\n", two},
            {"a cut line", two + "{\"step\":2,\"te", two},
            {"a line without its end", two + "{\"step\":2}", two},
            {"whole", two, two},
            {"empty", "", ""},
        };
    }

    @Test(dataProvider = "leftovers")
    public void whatLiesBeyondAStepIsDropped(String what, String found, String kept) throws IOException {
        Files.writeString(file, found);
        try (JsonLines lines = JsonLines.upTo(file, 2)) {
            lines.append(Map.of("step", 9));
        }
        assertThat(Files.readString(file)).as(what).isEqualTo(kept + "{\"step\":9}\n");
    }

    @Test
    public void aMissingFileIsBegun() throws IOException {
        JsonLines.upTo(file, 2).close();
        assertThat(Files.readString(file)).isEmpty();
    }

    @Test
    public void aFileIsCutToTheLengthOfItsCheckpoint() throws IOException {
        long length;
        try (JsonLines lines = JsonLines.open(file, 0)) {
            lines.append(Map.of("step", 1));
            length = lines.sync();
            lines.append(Map.of("step", 2));
        }
        JsonLines.open(file, length).close();
        assertThat(Files.readString(file)).isEqualTo("{\"step\":1}\n");
    }
}
