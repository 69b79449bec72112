package io.glossa.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.glossa.checkpoint.Checkpoint;
import io.glossa.run.Json;
import io.glossa.run.Manifest;
import io.glossa.vocab.Tokenizers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.testng.annotations.BeforeClass;
import org.testng.annotations.Test;

/** The whole job, small: raw Korean and an English checkpoint in, a directory that others load and a report out. */
public final class SmokeRecipeTest {
    private Path run;

    @BeforeClass
    public void adapt() throws IOException {
        run = Files.createTempDirectory("smoke").resolve("run");
        Command command = Command.run("adapt", "smoke-ko", "--out", run.toString(), "--threads", "1");
        assertThat(command.status()).as(command.output()).isZero();
    }

    @Test
    public void everyStepLeavesAWholeDirectory() throws IOException {
        for (String step : new String[] {"corpus", "vocab", "pack", "init", "eval", "export"}) {
            assertThat(Manifest.find(run.resolve(step))).as(step).isPresent();
        }
        try (var files = Files.walk(run)) {
            assertThat(files.map(Path::toString)).noneMatch(name -> name.endsWith(".partial") || name.endsWith(".tmp"));
        }
        assertThat(run.resolve("plan.yaml"))
                .content()
                .contains("name: smoke-ko")
                .contains("minimum-occurrences: 20");
    }

    @Test
    public void exportHasAsManyRowsAsItsTokenizerHasPieces() {
        try (Checkpoint export = Checkpoint.open(run.resolve("export"))) {
            export.requireTokenizerSize(Tokenizers.load(run.resolve("export")).size());
            assertThat(export.config().vocabularySize()).isEqualTo(1024);
        }
        assertThat(run.resolve("export/tokenizer.json")).exists();
        assertThat(run.resolve("export/README.md")).content().contains("CC-BY-SA-4.0");
    }

    @Test
    public void koreanIsLearnedAndTheResultsSayHowMuch() {
        JsonNode korean = Json.read(run.resolve("eval/results.json")).at("/bits_per_byte/ko-ud");
        double adapted = korean.path("adapted").asDouble();
        assertThat(adapted).isPositive().isLessThan(korean.path("uniform").asDouble());
        assertThat(adapted).isLessThan(korean.path("base").asDouble());
        assertThat(korean.path("interval")).hasSize(2);
    }

    @Test
    public void reportIsOnePageThatAsksForNothingElse() {
        assertThat(run.resolve("report.html"))
                .content()
                .contains("<html")
                .contains("ko-ud")
                .doesNotContain("src=\"http")
                .doesNotContain("<script");
    }

    @Test
    public void secondRunFindsEverythingUpToDate() throws IOException {
        byte[] weights = Files.readAllBytes(run.resolve("export/model.safetensors"));
        var modified = Files.getLastModifiedTime(run.resolve("export/model.safetensors"));
        Command command = Command.run("adapt", "smoke-ko", "--out", run.toString(), "--threads", "1");
        assertThat(command.status()).as(command.output()).isZero();
        assertThat(Files.readAllBytes(run.resolve("export/model.safetensors"))).isEqualTo(weights);
        assertThat(Files.getLastModifiedTime(run.resolve("export/model.safetensors")))
                .isEqualTo(modified);
    }

    @Test
    public void exportedModelContinuesText() {
        Command command = Command.run(
                "generate", run.resolve("export").toString(), "이 영화는", "--max-tokens", "8", "--temperature", "0");
        assertThat(command.status()).as(command.output()).isZero();
        assertThat(command.output()).contains("이 영화는");
    }

    @Test
    public void untouchedBaseExportsWithEqualLogits() throws IOException {
        Path base = Path.of(System.getProperty("glossa.root"), "tests/data/models/stories260k");
        Path out = Files.createTempDirectory("base-export").resolve("export");
        Command command = Command.run("export", base.toString(), "--out", out.toString());
        assertThat(command.status()).as(command.output()).isZero();
        assertThat(out.resolve("tokenizer.json")).exists();
        assertThat(out.resolve("model.safetensors")).exists();
    }
}
