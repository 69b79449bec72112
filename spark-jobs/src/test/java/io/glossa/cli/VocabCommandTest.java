package io.glossa.cli;

import static io.glossa.cli.CorpusCommandTest.glossa;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.glossa.cli.CorpusCommandTest.Said;
import io.glossa.run.ExitCode;
import io.glossa.run.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.testng.annotations.BeforeClass;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** {@code glossa vocab show}, {@code compare} and {@code sweep}, as typed. */
public class VocabCommandTest {
    private static final Path ROOT = Path.of(System.getProperty("glossa.root")).toAbsolutePath();
    private static final Path DATA = ROOT.resolve("tests/data");
    private static final String BASE = DATA.resolve("models/stories260k").toString();
    private Path folder;
    private Path recipe;

    @BeforeClass
    public void writeRecipe() throws IOException {
        System.setProperty("glossa.home", ROOT.toString());
        folder = Files.createTempDirectory("vocab-command");
        recipe = folder.resolve("mine.yaml");
        Files.writeString(recipe, """
                extends: quickstart-ko
                base: %1$s/models/stories260k
                corpus:
                  sources:
                    - {name: ko-ud, language: ko, paths: [%1$s/ko/ud-korean.jsonl.gz], test-share: 0.25}
                    - {name: en-stories, language: en, role: replay, paths: [%1$s/en/stories-replay.jsonl.gz]}
                vocab: {minimum-occurrences: 20}
                eval:
                  sets:
                    - {name: ko-ud, language: ko, source: ko-ud}
                    - {name: el-ud, language: el, path: %1$s/el/ud-greek.jsonl.gz}
                """.formatted(DATA));
    }

    @Test
    public void theVerbStillAsksForItsRecipe() {
        Said said = glossa("vocab");
        assertThat(said.status()).isEqualTo(ExitCode.USER.status());
        assertThat(said.errors()).contains("Missing required parameter: 'RECIPE'");
        assertThat(glossa("vocab", "--help").output()).contains("sweep", "compare", "show", "RECIPE");
    }

    @Test
    public void showPrintsTheCutOfEachTokenizer() throws IOException {
        Path other = Files.createDirectories(folder.resolve("other"));
        Files.copy(
                Path.of(BASE, "tokenizer.model"),
                other.resolve("tokenizer.model"),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        Said said = glossa(
                "vocab", "show", "the 한", BASE, other.resolve("tokenizer.model").toString(), "--ids");
        assertThat(said.errors()).isEmpty();
        assertThat(said.output().lines().toList())
                .hasSize(4)
                .contains("stories260k     5 tokens  ▁the ▁ <0xED> <0x95> <0x9C>")
                .contains("other           5 tokens  ▁the ▁ <0xED> <0x95> <0x9C>");
        JsonNode json = Json.mapper()
                .readTree(glossa("vocab", "show", "the 한", "mine=" + BASE, "--json")
                        .output());
        assertThat(json.at("/mine/tokens/0/text").asText()).isEqualTo("▁the");
        assertThat(json.at("/mine/tokens")).hasSize(5);
    }

    @Test
    public void compareMeasuresTextsAndPairs() throws IOException {
        List<String> words = List.of(
                "vocab",
                "compare",
                "base=" + BASE,
                "same=" + BASE,
                "--text",
                "ko=" + DATA.resolve("ko/ud-korean.jsonl.gz"),
                "yo=" + DATA.resolve("yo/*.jsonl.gz"),
                "--text",
                "ko=" + DATA.resolve("ko/libreoffice-help-ko.jsonl.gz"),
                "--documents",
                "20",
                "--parallel",
                "en-ko=" + DATA.resolve("parallel/jhe.en-ko.dev.tsv.gz"));
        Said said = glossa(words.toArray(String[]::new));
        assertThat(said.errors()).isEmpty();
        assertThat(said.output()).contains("tokens/word", "parity", "en-ko").containsPattern("ko: [0-9,]+ words");
        JsonNode json = Json.mapper().readTree(glossa(and(words, "--json")).output());
        assertThat(json.at("/tokenizers/base").asInt()).isEqualTo(512);
        assertThat(json.at("/texts/ko/same/token_ratio").asDouble()).isEqualTo(1);
        assertThat(json.at("/texts/ko/base/measure")).isEqualTo(json.at("/texts/ko/same/measure"));
        assertThat(json.at("/texts/yo/base/measure/fertility").asDouble()).isGreaterThan(4);
        assertThat(json.at("/parallel/en-ko/base/pairs").asInt()).isEqualTo(20);
        assertThat(json.at("/parallel/en-ko/base/parity").asDouble()).isGreaterThan(1);
        assertThat(glossa(and(words, "--measure", "fertility,Byte-Tokens")).output())
                .contains("| tokens/word | base | same |\n|---|---:|---:|\n| ko | ")
                .contains("| bytes | base | same |");
    }

    @Test
    public void plainTextAndParquetAreReadByTheirEndings() throws IOException {
        Path text = folder.resolve("yoruba.txt");
        Files.writeString(text, "Ní ìgbà kan rí, ọmọdébìnrin kékeré kan wà.\n");
        Said said = glossa("vocab", "compare", BASE, "--text", text.toString());
        assertThat(said.output()).contains("yoruba: 8 words");
    }

    @Test
    public void aPolicyThatReplacesRowsIsReckonedWithoutFurtherOnes() {
        Said said = glossa("adapt", "smoke-ko", "--set", "vocab.policy=replace", "--dry-run");
        assertThat(said.status()).as(said.errors()).isZero();
        assertThat(said.output()).contains("# Estimate for a vocabulary of 512 pieces");
    }

    @DataProvider
    public Object[][] mistakes() {
        String ko = "ko=" + DATA.resolve("ko/ud-korean.jsonl.gz");
        return new Object[][] {
            {ExitCode.USER, "name the tokenizers", new String[] {"compare", "--text", ko}},
            {ExitCode.USER, "name what to measure on", new String[] {"compare", BASE}},
            {ExitCode.USER, "no such file", new String[] {"compare", "nowhere", "--text", ko}},
            {ExitCode.USER, "no file at", new String[] {"compare", BASE, "--text", "yo=nowhere/*.txt"}},
            {ExitCode.USER, "two tokenizers are called", new String[] {"compare", BASE, BASE, "--text", ko}},
            {ExitCode.USER, "--documents must be", new String[] {"compare", BASE, "--text", ko, "--documents", "0"}},
            {ExitCode.USER, "expected one of", new String[] {"compare", BASE, "--text", ko, "--measure", "fertilty"}},
            {ExitCode.DATA, "record at", new String[] {"compare", BASE, "--text", "x=" + jsonThatIsNone()}},
            {ExitCode.USER, "[NAME=]TOKENIZER", new String[] {"show", "한국어"}},
            {
                ExitCode.DATA,
                "no tokenizer",
                new String[] {"show", "한국어", ROOT.resolve("notebooks").toString()}
            },
            {ExitCode.USER, "run 'glossa corpus'", new String[] {"compare", "--recipe", "smoke-ko", "--out", "nowhere"}
            },
            {ExitCode.USER, "--up-to must be", new String[] {"sweep", "smoke-ko", "--up-to", "0"}},
            {
                ExitCode.USER,
                "run 'glossa corpus",
                new String[] {
                    "sweep", "smoke-ko", "--out", folder.resolve("nowhere").toString()
                }
            },
        };
    }

    @Test(dataProvider = "mistakes")
    public void mistakesAreExplained(ExitCode status, String part, String[] words) {
        Said said = glossa(and(List.of("vocab"), words));
        assertThat(said.errors()).contains(part);
        assertThat(said.status()).as(said.errors()).isEqualTo(status.status());
    }

    @Test
    public void sweepMeasuresSizesAndCompareUsesItsRun() throws IOException {
        String out = folder.resolve("run").toString();
        String path = recipe.toString();
        Said corpus = glossa("corpus", path, "--out", out);
        assertThat(corpus.status()).as(corpus.errors()).isZero();
        Said said = glossa("vocab", "sweep", path, "--out", out, "--sizes", "64,128,256,512");
        assertThat(said.status()).as(said.errors()).isZero();
        assertThat(said.output()).contains("tokens/word", "en lines changed", "sweep.svg");
        Path sweep = Path.of(out, "vocab-sweep");
        int elbow = Json.read(sweep.resolve("sweep.json")).path("elbow").asInt();
        assertThat(said.output()).contains(elbow > 0 ? "elbow: " + elbow + " added pieces" : "elbow: none");
        assertThat(sweep.resolve("sweep.svg")).content().contains("<svg", "pieces added");
        assertThat(Files.readAllLines(sweep.resolve("sweep.tsv"))).hasSize(6);
        // Nothing has changed, so the second time the files are read.
        byte[] manifest = Files.readAllBytes(sweep.resolve("timing.json"));
        Said again = glossa("vocab", "sweep", path, "--out", out, "--sizes", "64,128,256,512", "--json");
        assertThat(Json.mapper().readTree(again.output()).path("elbow").asInt()).isEqualTo(elbow);
        assertThat(Files.readAllBytes(sweep.resolve("timing.json"))).isEqualTo(manifest);
        Said compared = glossa("vocab", "compare", "--recipe", path, "--out", out, "twin=" + BASE);
        assertThat(compared.output()).contains("ko-ud: ", "el-ud: ", "base ", "twin ");
    }

    private Path jsonThatIsNone() {
        try {
            Path file = Files.createTempFile("broken", ".jsonl");
            return Files.writeString(file, "{\"text\": \"good\"}\n{\"text\": \n");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String[] and(List<String> words, String... more) {
        return java.util.stream.Stream.concat(words.stream(), java.util.Arrays.stream(more))
                .toArray(String[]::new);
    }
}
