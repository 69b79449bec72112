package io.glossa.vocab.bytelevel;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import io.glossa.vocab.FuzzedLines;
import io.glossa.vocab.TestData;
import io.glossa.vocab.TokenizerKind;
import io.glossa.vocab.TokenizerSource;
import io.glossa.vocab.Tokenizers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.testng.annotations.AfterClass;
import org.testng.annotations.BeforeClass;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** Real byte-level tokenizers against Hugging Face's, called through DJL's JNI. */
public final class ByteLevelTokenizerTest {
    private Path folder;

    @BeforeClass
    public void makeFolder() throws IOException {
        folder = Files.createTempDirectory("byte-level");
    }

    @AfterClass(alwaysRun = true)
    public void removeFolder() throws IOException {
        TestData.delete(folder);
    }

    @DataProvider
    static Object[][] tokenizers() {
        return new Object[][] {
            {"gpt2", TokenizerKind.BYTE_LEVEL_GPT2, 50_257},
            {"gptneox/tokenizer.json", TokenizerKind.BYTE_LEVEL_JSON, 50_278},
            {"llama3/tokenizer.model", TokenizerKind.BYTE_LEVEL_TIKTOKEN, 128_256},
            {"qwen3/tokenizer.json.gz", TokenizerKind.BYTE_LEVEL_JSON, 151_669}
        };
    }

    @Test(dataProvider = "tokenizers")
    public void idsEqualThoseOfHuggingFaceOnRealAndFuzzedText(String path, TokenizerKind kind, int size)
            throws IOException {
        Path file = unpacked(path);
        assertThat(TokenizerSource.of(file).kind()).isEqualTo(kind);
        ByteLevelTokenizer ours = (ByteLevelTokenizer) Tokenizers.load(file);
        assertThat(ours.size()).isEqualTo(size);
        Path json = file;
        if (kind != TokenizerKind.BYTE_LEVEL_JSON) {
            ByteLevelFiles files = kind == TokenizerKind.BYTE_LEVEL_GPT2
                    ? ByteLevelFiles.readGpt2(file)
                    : ByteLevelFiles.readTiktoken(file);
            files.write(files.model(), folder.resolve(path.replace('/', '-')));
            json = folder.resolve(path.replace('/', '-')).resolve("tokenizer.json");
        }
        assertAgrees(ours, json, lines());
    }

    @Test(dataProvider = "tokenizers")
    public void decodingGivesBackTheText(String path, TokenizerKind kind, int size) throws IOException {
        ByteLevelTokenizer tokenizer = (ByteLevelTokenizer) Tokenizers.load(unpacked(path));
        for (String line : lines()) {
            String text = tokenizer.model().normalization().apply(line);
            int[] ids = tokenizer.encode(line);
            assertThat(tokenizer.decode(ids)).isEqualTo(text);
            assertThat(Arrays.stream(ids).map(tokenizer::byteLength).sum())
                    .isEqualTo(text.getBytes(StandardCharsets.UTF_8).length);
        }
    }

    @Test(dataProvider = "tokenizers")
    public void anUnchangedModelIsWrittenBackByteForByte(String path, TokenizerKind kind, int size) throws IOException {
        Path file = unpacked(path);
        Path out = folder.resolve("again-" + path.replace('/', '-'));
        switch (kind) {
            case BYTE_LEVEL_GPT2 -> {
                ByteLevelFiles files = ByteLevelFiles.readGpt2(file);
                files.write(files.model(), out);
                assertThat(out.resolve("vocab.bpe")).hasSameBinaryContentAs(file.resolve("vocab.bpe"));
                assertThat(ByteLevelFiles.readGpt2(out).model().merges())
                        .isEqualTo(files.model().merges());
            }
            case BYTE_LEVEL_TIKTOKEN -> {
                ByteLevelFiles files = ByteLevelFiles.readTiktoken(file);
                files.write(files.model(), out);
                assertThat(out.resolve("tokenizer.model")).hasSameBinaryContentAs(file);
            }
            case BYTE_LEVEL_JSON -> {
                ByteLevelFiles files = ByteLevelFiles.readJson(file);
                files.write(files.model(), out);
                assertThat(out.resolve("tokenizer.json")).hasSameBinaryContentAs(file);
            }
            case SENTENCEPIECE_BPE, SENTENCEPIECE_UNIGRAM, SENTENCEPIECE_JSON ->
                throw new AssertionError("not byte-level: " + kind);
        }
    }

    /** Our own files reach Hugging Face whole: the ids of an expanded model agree as well. */
    @Test(dataProvider = "tokenizers")
    public void anExpandedModelAgreesWithHuggingFace(String path, TokenizerKind kind, int size) throws IOException {
        Path file = unpacked(path);
        ByteLevelFiles files = switch (kind) {
            case BYTE_LEVEL_GPT2 -> ByteLevelFiles.readGpt2(file);
            case BYTE_LEVEL_TIKTOKEN -> ByteLevelFiles.readTiktoken(file);
            default -> ByteLevelFiles.readJson(file);
        };
        ByteLevelModel model = files.model();
        List<String> added = new ArrayList<>();
        ByteLevelTokenizer base = new ByteLevelTokenizer(model);
        for (String word : List.of(" 영화가", " κόσμε", "재미있어요", " Yorùbá", "ƙasa")) {
            // From the left, token by token: every step is a token.
            int[] ids = base.encodeByMerges(ByteAlphabet.spell(word));
            String spelling = model.spelling(ids[0]);
            for (int i = 1; i < ids.length; i++) {
                spelling += model.spelling(ids[i]);
                if (model.id(spelling).isEmpty() && !added.contains(spelling)) {
                    added.add(spelling);
                }
            }
        }
        ByteLevelModel expanded = model.withAddedTokens(added);
        assertThat(expanded.size()).isEqualTo(model.size() + added.size());
        assertThat(expanded.id(added.get(0)).getAsInt()).isEqualTo(model.size());
        Path out = folder.resolve("expanded-" + path.replace('/', '-'));
        files.write(expanded, out);
        assertAgrees(new ByteLevelTokenizer(expanded), out.resolve("tokenizer.json"), lines());
        assertAddedTokensKeepTheirIds(expanded, out.resolve("tokenizer.json"));
    }

    /** Hugging Face numbers added tokens anew unless the vocabulary holds them. */
    private static void assertAddedTokensKeepTheirIds(ByteLevelModel model, Path json) throws IOException {
        try (HuggingFaceTokenizer theirs = HuggingFaceTokenizer.newInstance(json)) {
            for (AddedToken token : model.addedTokens()) {
                assertThat(theirs.encode(token.text(), false, false).getIds())
                        .as("id of %s", token.text())
                        .containsExactly(token.id());
            }
        }
    }

    static void assertAgrees(ByteLevelTokenizer ours, Path json, List<String> lines) throws IOException {
        try (HuggingFaceTokenizer theirs = HuggingFaceTokenizer.builder()
                .optTokenizerPath(json)
                .optTruncation(false)
                .optPadding(false)
                .optAddSpecialTokens(false)
                .build()) {
            for (String line : lines) {
                int[] ids = Arrays.stream(theirs.encode(line).getIds())
                        .mapToInt(id -> (int) id)
                        .toArray();
                assertThat(ours.encode(line)).as("ids of '%s'", line).isEqualTo(ids);
            }
        }
    }

    private static List<String> lines() {
        List<String> lines = new ArrayList<>(FuzzedLines.of(20260301L, 3000));
        for (String corpus : List.of(
                "ko/raw-nsmc-reviews", "yo/raw-naijasenti-yor", "el/clean-ud-greek-gud", "en/raw-movie-reviews")) {
            lines.addAll(TestData.lines(TestData.shared("corpora/" + corpus + ".jsonl.gz"), 500));
        }
        return lines;
    }

    private Path unpacked(String path) throws IOException {
        Path file = TestData.shared("tokenizers/" + path);
        if (!path.endsWith(".gz")) {
            return file;
        }
        Path out = folder.resolve(file.getParent().getFileName() + "-tokenizer.json");
        if (!Files.exists(out)) {
            try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(file))) {
                Files.copy(in, out);
            }
        }
        return out;
    }
}
