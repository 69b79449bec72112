package io.glossa.tests;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import com.fasterxml.jackson.databind.JsonNode;
import io.glossa.checkpoint.Checkpoint;
import io.glossa.checkpoint.StoredTensor;
import io.glossa.run.AtomicFiles;
import io.glossa.run.Json;
import io.glossa.tests.data.ByteLevelBase;
import io.glossa.vocab.Tokenizer;
import io.glossa.vocab.Tokenizers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.testng.SkipException;
import org.testng.annotations.AfterClass;
import org.testng.annotations.BeforeClass;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** The whole job over bases with byte-level tokenizers, from raw Korean to a directory that Hugging Face reads. */
public final class ByteLevelRecipeTest {
    private static final Path DATA = Path.of(System.getProperty("glossa.root"), "tests/data");

    private Path folder;

    @BeforeClass
    public void makeFolder() throws IOException {
        folder = Files.createTempDirectory("byte-level-recipe");
    }

    @AfterClass(alwaysRun = true)
    public void removeFolder() {
        AtomicFiles.delete(folder);
    }

    @DataProvider
    static Object[][] bases() {
        return new Object[][] {{"bytes"}, {"gpt2"}};
    }

    @Test(dataProvider = "bases")
    public void aByteLevelBaseIsAdaptedExportedAndGeneratedFrom(String name) throws IOException {
        Path base = base(name);
        int baseSize = Tokenizers.load(base).size();
        Path recipe = folder.resolve(name + ".yaml");
        Files.writeString(recipe, recipe(base));
        Path run = folder.resolve(name + "-run");

        Command command = Command.run("adapt", recipe.toString(), "--out", run.toString(), "--threads", "1");

        assertThat(command.status()).as(command.output()).isZero();
        Path export = run.resolve("export");
        Tokenizer tokenizer = Tokenizers.load(export);
        assertThat(tokenizer.size()).isGreaterThan(baseSize + 100);
        assertThat(export.resolve("tokenizer_config.json")).content().contains("PreTrainedTokenizerFast");
        assertOldRowsAreKeptAndPaddingIsGone(base, run.resolve("init"), baseSize, tokenizer.size());
        assertHuggingFaceAgrees(tokenizer, export);
        JsonNode report = Json.read(run.resolve("vocab/report.json"));
        assertThat(report.at("/texts/ko-ud/token_ratio").asDouble()).isBetween(0.2, 0.7);
        assertThat(report.at("/word_cuts/ko-ud/words").asInt()).isGreaterThan(100);
        assertThat(report.at("/word_cuts/ko-ud/cut_share").asDouble()).isLessThan(0.01);

        Command generated =
                Command.run("generate", export.toString(), "이 영화는", "--max-tokens", "8", "--temperature", "0");
        assertThat(generated.status()).as(generated.output()).isZero();
        assertThat(generated.output()).contains("이 영화는");
    }

    /** The vocab step needs the words and the tokenizer; the weights may lie elsewhere. */
    @Test
    public void aBaseThatIsATokenizerOnlyIsEnoughForTheVocabStep() throws IOException {
        Path base = ByteLevelBase.write(folder.resolve("weightless"));
        Files.delete(base.resolve("model.safetensors"));
        Files.delete(base.resolve("config.json"));
        Path recipe = folder.resolve("weightless.yaml");
        Files.writeString(recipe, recipe(base));
        String run = folder.resolve("weightless-run").toString();
        for (String verb : List.of("corpus", "vocab", "pack")) {
            Command command = Command.run(verb, recipe.toString(), "--out", run);
            assertThat(command.status()).as(command.output()).isZero();
        }
        Command command = Command.run("init", recipe.toString(), "--out", run);
        assertThat(command.status()).isNotZero();
        assertThat(command.output()).contains("no model.safetensors");
    }

    private static String recipe(Path base) {
        return """
                extends: quickstart-ko
                name: byte-level
                base: %s
                corpus:
                  sources:
                    - name: ko-ud
                      language: ko
                      paths: [%s]
                      validation-share: 0.2
                      test-share: 0.2
                    - name: en-stories-replay
                      language: en
                      role: replay
                      paths: [%s]
                vocab:
                  size: 300
                  minimum-occurrences: 5
                pack:
                  sequence-length: 128
                init:
                  strategies: [subtoken-mean]
                train:
                  validation-bytes: 5000
                  stages:
                    - name: new-rows
                      trains: [embeddings.new]
                      learning-rate: 5e-3
                      steps: 3
                      batch-tokens: 512
                    - name: everything
                      trains: [all]
                      learning-rate: 2e-3
                      steps: 2
                      batch-tokens: 512
                      replay-share: 0.5
                eval:
                  cap-bytes: 5000
                  window-tokens: 128
                  resamples: 100
                  sets:
                    - name: ko-ud
                      language: ko
                      source: ko-ud
                      script: hangul
                """.formatted(base, DATA.resolve("ko/ud-korean.jsonl.gz"), DATA.resolve("en/stories-replay.jsonl.gz"));
    }

    private static void assertOldRowsAreKeptAndPaddingIsGone(Path base, Path init, int baseSize, int size) {
        try (Checkpoint before = Checkpoint.open(base);
                Checkpoint after = Checkpoint.open(init)) {
            assertThat(before.config().vocabularySize()).isGreaterThan(baseSize);
            after.requireTokenizerSize(size);
            StoredTensor old = before.tensor(Checkpoint.EMBEDDINGS);
            StoredTensor now = after.tensor(Checkpoint.EMBEDDINGS);
            int width = before.config().hiddenSize();
            assertThat(Arrays.mismatch(old.floats(), now.floats()))
                    .as("first difference")
                    .isEqualTo(baseSize * width);
        }
    }

    private static void assertHuggingFaceAgrees(Tokenizer ours, Path export) throws IOException {
        try (HuggingFaceTokenizer theirs = HuggingFaceTokenizer.builder()
                .optTokenizerPath(export.resolve("tokenizer.json"))
                .optTruncation(false)
                .optPadding(false)
                .optAddSpecialTokens(false)
                .build()) {
            for (String text : List.of("이 영화는 정말 재미있어요.", "Once upon a time\n\n  there was", "Ó ṣe dáadáa", "κόσμε")) {
                assertThat(Arrays.stream(theirs.encode(text).getIds())
                                .mapToInt(id -> (int) id)
                                .toArray())
                        .as(text)
                        .isEqualTo(ours.encode(text));
                assertThat(ours.decode(ours.encode(text))).isEqualTo(text);
            }
        }
    }

    private Path base(String name) throws IOException {
        if (name.equals("bytes")) {
            return ByteLevelBase.write(folder.resolve("bytes"));
        }
        String shared = System.getenv("GLOSSA_DATA");
        if (shared == null) {
            throw new SkipException("needs the larger data folder: set GLOSSA_DATA");
        }
        return ByteLevelBase.write(folder.resolve(name), Path.of(shared, "tokenizers", name));
    }
}
