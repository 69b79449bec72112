package io.glossa.vocab.expansion;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import io.glossa.vocab.FuzzedLines;
import io.glossa.vocab.TestData;
import io.glossa.vocab.Tokenizer;
import io.glossa.vocab.Tokenizers;
import io.glossa.vocab.bytelevel.ByteLevelSamples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.testng.annotations.AfterClass;
import org.testng.annotations.BeforeClass;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** Byte-level bases expanded to Korean and Greek, and read by Hugging Face. */
public final class ByteLevelExpansionTest {
    private Path folder;

    @BeforeClass
    public void makeFolder() throws IOException {
        folder = Files.createTempDirectory("byte-level-expansion");
    }

    @AfterClass(alwaysRun = true)
    public void removeFolder() throws IOException {
        TestData.delete(folder);
    }

    @DataProvider
    static Object[][] bases() {
        return new Object[][] {{"bytes"}, {"gpt2"}, {"llama3"}, {"gptneox"}};
    }

    @Test(dataProvider = "bases")
    public void anExpansionToHangulLeavesEnglishAloneAndAgreesWithHuggingFace(String name) throws IOException {
        Path base = base(name);
        List<String> korean = TestData.lines(TestData.root().resolve("tests/data/ko/nsmc-reviews.jsonl.gz"), 3000);
        List<String> english = TestData.lines(TestData.root().resolve("tests/data/en/state-union.jsonl.gz"), 500);
        VocabularyStep step =
                new VocabularyStep(base, new VocabularySettings(null, "500", List.of("hangul"), null, 5L, null, 1));
        SortedMap<String, List<String>> heldOut =
                new TreeMap<>(Map.of("ko", korean.subList(2500, 3000), "en", english));
        Path out = folder.resolve(name + "-ko");
        Files.createDirectories(out);
        VocabularyReport report = step.run(count(step.base(), korean.subList(0, 2500)), heldOut, out);
        assertThat(report.size()).isEqualTo(report.baseSize() + 500);
        assertThat(report.texts().get("en").changedLinesWithoutScript()).isZero();
        assertThat(report.texts().get("ko").tokenRatio()).isLessThan(0.9);

        Tokenizer expanded = Tokenizers.load(out.resolve("tokenizer.json"));
        List<String> lines = new ArrayList<>(FuzzedLines.of(20260501L, 2000));
        lines.addAll(korean);
        lines.addAll(english);
        try (HuggingFaceTokenizer theirs = HuggingFaceTokenizer.builder()
                .optTokenizerPath(out.resolve("tokenizer.json"))
                .optTruncation(false)
                .optPadding(false)
                .optAddSpecialTokens(false)
                .build()) {
            for (String line : lines) {
                assertThat(Arrays.stream(theirs.encode(line).getIds())
                                .mapToInt(id -> (int) id)
                                .toArray())
                        .as("ids of '%s'", line)
                        .isEqualTo(expanded.encode(line));
            }
        }
    }

    @Test
    public void aTokenMayBeginACharacterOfTheScriptButNotEndInsideASecondOne() {
        TargetScript hangul = TargetScript.of(List.of("hangul"));
        assertThat(ScriptBytes.admits(hangul, bytes(0xEB))).isTrue();
        assertThat(ScriptBytes.admits(hangul, bytes(' ', 0xEB, 0x82))).isTrue();
        assertThat(ScriptBytes.admits(hangul, bytes(0xEB, 0x82, 0x98))).isTrue();
        // EA begins Hangul, but Yi and other scripts too.
        assertThat(ScriptBytes.admits(hangul, bytes(0xEA))).isFalse();
        assertThat(ScriptBytes.admits(hangul, bytes(0xEA, 0xB0))).isTrue();
        assertThat(ScriptBytes.admits(hangul, bytes(0xEB, 0x82, 0x98, 0xEB))).isFalse();
        assertThat(ScriptBytes.admits(hangul, bytes(0x82, 0x98))).isFalse();
        assertThat(ScriptBytes.admits(hangul, bytes(' '))).isFalse();
        assertThat(ScriptBytes.admits(hangul, bytes('a'))).isFalse();
        assertThat(ScriptBytes.admits(TargetScript.of(List.of("greek")), bytes(0xCE, 0xB1)))
                .isTrue();
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    private Path base(String name) throws IOException {
        return switch (name) {
            case "bytes" -> ByteLevelSamples.write(folder.resolve("bytes"));
            case "llama3" -> TestData.shared("tokenizers/llama3/tokenizer.model");
            case "gptneox" -> TestData.shared("tokenizers/gptneox/tokenizer.json");
            default -> TestData.shared("tokenizers/" + name);
        };
    }

    private static WordCounts count(ExpansionBase base, List<String> lines) {
        Map<String, Long> counts = new HashMap<>();
        lines.forEach(line -> base.forEachWord(line, word -> counts.merge(word, 1L, Long::sum)));
        return WordCounts.of(counts);
    }
}
