package io.glossa.vocab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.glossa.run.FormatException;
import io.glossa.run.Json;
import io.glossa.run.ResourceException;
import io.glossa.vocab.bytelevel.ByteLevelModel;
import io.glossa.vocab.bytelevel.ByteLevelSamples;
import io.glossa.vocab.bytelevel.Gpt2Files;
import io.glossa.vocab.bytelevel.TiktokenFile;
import io.glossa.vocab.huggingface.TokenizerDirectory;
import io.glossa.vocab.sentencepiece.SentencePieceModel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.testng.annotations.AfterClass;
import org.testng.annotations.BeforeClass;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** Tokenizer files that are recognised for what they are, cut short, or damaged: each loads or is refused with a reason. */
public final class MalformedTokenizerTest {
    private static final int DAMAGES = 300;

    private Path folder;

    @BeforeClass
    public void writeOneOfEachKind() throws IOException {
        folder = Files.createTempDirectory("tokenizers");
        ByteLevelModel bytes = ByteLevelSamples.model();
        ByteLevelSamples.write(folder.resolve("json"));
        Files.createDirectories(folder.resolve("gpt2"));
        Gpt2Files.write(bytes, folder.resolve("gpt2"));
        Files.createDirectories(folder.resolve("tiktoken"));
        TiktokenFile.write(bytes, folder.resolve("tiktoken/tokenizer.model"));
        SentencePieceModel pieces = SentencePieceModel.read(TestData.baseModel().resolve("tokenizer.model"));
        Files.createDirectories(folder.resolve("pieces"));
        TokenizerDirectory.write(pieces, TestData.baseModel(), folder.resolve("pieces"));
        Files.createDirectories(folder.resolve("pieces-json"));
        Files.copy(folder.resolve("pieces/tokenizer.json"), folder.resolve("pieces-json/tokenizer.json"));
    }

    @AfterClass(alwaysRun = true)
    public void removeFolder() throws IOException {
        TestData.delete(folder);
    }

    @DataProvider
    static Object[][] kinds() {
        return new Object[][] {
            {"json", "tokenizer.json", TokenizerKind.BYTE_LEVEL_JSON},
            {"gpt2", "encoder.json", TokenizerKind.BYTE_LEVEL_GPT2},
            {"gpt2", "vocab.bpe", TokenizerKind.BYTE_LEVEL_GPT2},
            {"tiktoken", "tokenizer.model", TokenizerKind.BYTE_LEVEL_TIKTOKEN},
            {"pieces", "tokenizer.model", TokenizerKind.SENTENCEPIECE_BPE},
            {"pieces-json", "tokenizer.json", TokenizerKind.SENTENCEPIECE_JSON}
        };
    }

    @Test(dataProvider = "kinds")
    public void isRecognisedByItsContents(String name, String file, TokenizerKind kind) {
        assertThat(TokenizerSource.of(folder.resolve(name)).kind()).isEqualTo(kind);
        assertThat(Tokenizers.load(folder.resolve(name)).encode("in the")).isNotEmpty();
    }

    @Test(dataProvider = "kinds")
    public void aTruncatedOrDamagedFileLoadsOrIsRefusedNamingIt(String name, String file, TokenizerKind kind)
            throws IOException {
        byte[] whole = Files.readAllBytes(folder.resolve(name).resolve(file));
        Path damaged = folder.resolve("damaged-" + name + "-" + file);
        Files.createDirectories(damaged);
        for (String other : List.of("encoder.json", "vocab.bpe")) {
            if (name.equals("gpt2")) {
                Files.copy(folder.resolve(name).resolve(other), damaged.resolve(other));
            }
        }
        Random random = new Random(20260601L);
        for (int i = 0; i < DAMAGES; i++) {
            byte[] bytes =
                    random.nextBoolean() ? Arrays.copyOf(whole, random.nextInt(whole.length)) : flipped(whole, random);
            Files.write(damaged.resolve(file), bytes);
            try {
                Tokenizers.load(damaged).encode("가 the 1");
            } catch (FormatException e) {
                assertThat(e.getMessage()).as("damage %d", i).contains(damaged.toString());
            }
        }
    }

    @Test
    public void aSentencePieceModelReadFromJsonCutsLikeItsFile() {
        Tokenizer json = Tokenizers.load(folder.resolve("pieces-json"));
        Tokenizer model = Tokenizers.load(folder.resolve("pieces"));
        for (String line : FuzzedLines.of(20260602L, 5000)) {
            assertThat(json.encode(line)).as(line).isEqualTo(model.encode(line));
        }
    }

    @DataProvider
    static Object[][] rewritingSteps() {
        return new Object[][] {
            {"pieces", "{\"type\": \"NFKC\"}"},
            {"pieces", "{\"type\": \"Lowercase\"}"},
            {"pieces", "{\"type\": \"Precompiled\", \"precompiled_charsmap\": \"AAAA\"}"},
            {"json", "{\"type\": \"NFD\"}"},
            {"json", "{\"type\": \"NFKC\"}"}
        };
    }

    /** A tokenizer that changes characters would give other ids than ours, silently. */
    @Test(dataProvider = "rewritingSteps")
    public void aNormaliserThatRewritesCharactersIsRefusedNamingIt(String name, String normaliser) throws IOException {
        ObjectNode tree = (ObjectNode) Json.read(folder.resolve(name).resolve("tokenizer.json"));
        tree.set("normalizer", Json.mapper().readTree(normaliser));
        Path file = folder.resolve("rewriting.json");
        Files.writeString(file, tree.toString());
        String type = tree.path("normalizer").path("type").asText();
        assertThatThrownBy(() -> Tokenizers.load(file))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("rewriting.json")
                .hasMessageContaining("normalizer")
                .hasMessageContaining(type);
    }

    @Test
    public void duplicatesAreRefused() throws IOException {
        Path file = folder.resolve("twice.json");
        String json = Files.readString(folder.resolve("json/tokenizer.json"));
        Files.writeString(file, json.replace("\"the\":", "\"in\":").replace("\"Ġthe\":", "\"in\":"));
        assertThatThrownBy(() -> Tokenizers.load(file))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("twice.json");
        Path ranks = folder.resolve("twice.tiktoken");
        Files.write(ranks, "IQ== 0\nIQ== 1\n".getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> Tokenizers.load(ranks))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("line 2")
                .hasMessageContaining("two ranks");
    }

    @Test
    public void aFolderWithoutATokenizerSaysWhatWasExpected() throws IOException {
        Path empty = folder.resolve("empty");
        Files.createDirectories(empty);
        assertThatThrownBy(() -> Tokenizers.load(empty))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("tokenizer.model")
                .hasMessageContaining("encoder.json");
        assertThatThrownBy(() -> Tokenizers.load(folder.resolve("absent")))
                .isInstanceOf(ResourceException.class)
                .hasMessageContaining("absent");
    }

    private static byte[] flipped(byte[] whole, Random random) {
        byte[] bytes = whole.clone();
        for (int n = 1 + random.nextInt(4); n > 0; n--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }
}
