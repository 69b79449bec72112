package io.glossa.vocab.huggingface;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import io.glossa.run.AtomicFiles;
import io.glossa.run.Json;
import io.glossa.vocab.FuzzedLines;
import io.glossa.vocab.TestData;
import io.glossa.vocab.Tokenizer;
import io.glossa.vocab.Tokenizers;
import io.glossa.vocab.sentencepiece.SentencePieceModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.testng.annotations.AfterMethod;
import org.testng.annotations.BeforeMethod;
import org.testng.annotations.Test;

/** The files of an unexpanded base. */
public final class TokenizerDirectoryTest {
    private Path directory;

    @BeforeMethod
    public void makeDirectory() throws IOException {
        directory = Files.createTempDirectory("tokenizer");
    }

    @AfterMethod
    public void deleteDirectory() {
        AtomicFiles.delete(directory);
    }

    @Test
    public void anUnexpandedBaseGetsATokenizerJsonThatAgrees() throws IOException {
        write(TestData.baseModel().resolve("tokenizer.model"), TestData.baseModel());
        assertThat(directory.resolve("tokenizer.model"))
                .hasSameBinaryContentAs(TestData.baseModel().resolve("tokenizer.model"));
        assertThat(directory.resolve("tokenizer_config.json"))
                .hasSameBinaryContentAs(TestData.baseModel().resolve("tokenizer_config.json"));
        assertAgrees(FuzzedLines.of(11, 3000));
    }

    @Test
    public void llama2AndMistralAgreeToo() throws IOException {
        for (String model : List.of("tokenizers/llama2/tokenizer.model", "tokenizers/mistral/tokenizer.model.v1")) {
            write(TestData.shared(model), directory);
            List<String> lines = new ArrayList<>(FuzzedLines.of(12, 3000));
            lines.addAll(TestData.lines(TestData.shared("corpora/yo/clean-proverbs-yo.jsonl.gz"), 300));
            lines.addAll(TestData.lines(TestData.shared("corpora/el/clean-ud-greek-gud.jsonl.gz"), 300));
            lines.addAll(TestData.lines(TestData.root().resolve("tests/data/ko/ud-korean.jsonl.gz"), 300));
            assertAgrees(lines);
        }
    }

    @Test
    public void settingsAreMadeWhereTheBaseHasNone() {
        write(TestData.baseModel().resolve("tokenizer.model"), directory);
        assertThat(Json.read(directory.resolve("special_tokens_map.json")).toString())
                .isEqualTo("{\"bos_token\":\"<s>\",\"eos_token\":\"</s>\",\"unk_token\":\"<unk>\"}");
        assertThat(Json.read(directory.resolve("tokenizer_config.json"))
                        .path("tokenizer_class")
                        .asText())
                .isEqualTo("LlamaTokenizer");
    }

    @Test
    public void theFrameFollowsTheBasesSettings() throws IOException {
        Path base = Files.createDirectories(directory.resolve("base"));
        Files.writeString(base.resolve("tokenizer_config.json"), "{\"add_bos_token\": true, \"add_eos_token\": true}");
        write(TestData.baseModel().resolve("tokenizer.model"), base);
        try (HuggingFaceTokenizer theirs = open()) {
            assertThat(theirs.encode("the", true, false).getIds()).startsWith(1).endsWith(2);
        }
    }

    private void write(Path model, Path base) {
        TokenizerDirectory.write(SentencePieceModel.read(model), base, directory);
    }

    private void assertAgrees(List<String> lines) throws IOException {
        Tokenizer ours = Tokenizers.load(directory);
        try (HuggingFaceTokenizer theirs = open()) {
            for (String line : lines) {
                if (List.of("<unk>", "<s>", "</s>").stream().noneMatch(line::contains)) {
                    assertThat(Arrays.stream(theirs.encode(line, false, false).getIds())
                                    .mapToInt(Math::toIntExact)
                                    .toArray())
                            .as("'%s'", line)
                            .isEqualTo(ours.encode(line));
                }
            }
        }
    }

    private HuggingFaceTokenizer open() throws IOException {
        return HuggingFaceTokenizer.newInstance(
                directory.resolve("tokenizer.json"), Map.of("truncation", "false", "padding", "false"));
    }
}
