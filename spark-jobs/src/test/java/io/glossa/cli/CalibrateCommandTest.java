package io.glossa.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.glossa.run.ExitCode;
import io.glossa.run.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.testng.annotations.BeforeClass;
import org.testng.annotations.Test;

/** {@code glossa corpus calibrate} and {@code glossa corpus presets}, as typed. */
public class CalibrateCommandTest {
    private static final Path ROOT = Path.of(System.getProperty("glossa.root")).toAbsolutePath();
    private Path folder;
    private Path recipe;

    @BeforeClass
    public void writeRecipe() throws IOException {
        System.setProperty("glossa.home", ROOT.toString());
        folder = Files.createTempDirectory("calibrate");
        recipe = folder.resolve("mine.yaml");
        Files.writeString(recipe, """
                extends: quickstart-ko
                corpus:
                  sources:
                    - {name: reviews, language: ko, paths: [%1$s/ko/nsmc-reviews.jsonl.gz]}
                    - {name: help, language: en, role: replay, paths: [%1$s/en/libreoffice-help-en.jsonl.gz]}
                """.formatted(ROOT.resolve("tests/data")));
    }

    @Test
    public void proposalsArePrintedAndWritten() throws IOException {
        Path file = folder.resolve("thresholds.yaml");
        CorpusCommandTest.Said said = CorpusCommandTest.glossa(
                "corpus",
                "calibrate",
                recipe.toString(),
                "--sample",
                "300",
                "--quantile",
                "0.1",
                "--to",
                file.toString());
        assertThat(said.errors()).isEmpty();
        assertThat(said.status()).isEqualTo(ExitCode.DONE.status());
        assertThat(said.output())
                .contains("en: 300 of 1,160 documents measured", "ko: 300 of 2,024 documents measured")
                .contains("min-words", "reviews/nsmc-reviews/", "wrote " + file);
        assertThat(Settings.read(file).set("x=1").text("x")).isPresent();
        assertThat(Files.readString(file))
                .contains("# Paste under corpus.thresholds", "en:\n", "ko:\n", "  min-words: ");
    }

    @Test
    public void whatCannotBeCalibratedIsRefused() {
        String path = recipe.toString();
        CorpusCommandTest.Said small = CorpusCommandTest.glossa("corpus", "calibrate", path, "--sample", "50");
        assertThat(small.status()).isEqualTo(ExitCode.USER.status());
        assertThat(small.errors()).contains("a sample of 50 documents is too small");
        CorpusCommandTest.Said greek = CorpusCommandTest.glossa("corpus", "calibrate", path, "--language", "el");
        assertThat(greek.status()).isEqualTo(ExitCode.USER.status());
        assertThat(greek.errors()).contains("language 'el'");
        CorpusCommandTest.Said much = CorpusCommandTest.glossa("corpus", "calibrate", path, "--quantile", "0.9");
        assertThat(much.errors()).contains("between 0 and 0.5");
    }

    @Test
    public void presetsAreListedAndPrinted() {
        assertThat(CorpusCommandTest.glossa("corpus", "presets").output())
                .contains("dps          ko", "fineweb-2    ko el sw ha yo zu xh", "gopher       any", "swallow");
        assertThat(CorpusCommandTest.glossa("corpus", "presets", "meltemi").output())
                .startsWith("# In the manner of Meltemi");
        CorpusCommandTest.Said unknown = CorpusCommandTest.glossa("corpus", "presets", "sailcarft");
        assertThat(unknown.status()).isEqualTo(ExitCode.USER.status());
        assertThat(unknown.errors()).contains("did you mean 'sailcraft'?");
    }
}
