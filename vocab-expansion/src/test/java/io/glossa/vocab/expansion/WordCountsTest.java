package io.glossa.vocab.expansion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.glossa.run.DataException;
import io.glossa.run.FormatException;
import io.glossa.run.GlossaException;
import io.glossa.vocab.TestData;
import io.glossa.vocab.sentencepiece.SentencePieceModel;
import io.glossa.vocab.sentencepiece.SentencePieceTokenizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.testng.annotations.AfterClass;
import org.testng.annotations.BeforeClass;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** Words and their counts. */
public final class WordCountsTest {
    private Path file;

    @BeforeClass
    public void makeFile() throws IOException {
        file = Files.createTempFile("words", ".tsv");
    }

    @AfterClass
    public void deleteFile() throws IOException {
        Files.delete(file);
    }

    @Test
    public void readsWordsSortedAndAddsWhatComesTwice() throws IOException {
        Files.writeString(file, "▁영화\t5000000000\n가\t2\n▁영화\t1\n");
        List<String> read = new ArrayList<>();
        WordCounts.read(file).forEach((word, count) -> read.add(word + "=" + count));
        assertThat(read).containsExactly("▁영화=5000000001", "가=2");
    }

    @DataProvider
    static Object[][] malformed() {
        return new Object[][] {
            {"no tab", "가\t1\n나\n", "line 2", FormatException.class},
            {"no word", "\t1\n", "line 1", FormatException.class},
            {"no number", "가\tx\n", "line 1", FormatException.class},
            {"zero", "가\t0\n", "line 1", FormatException.class},
            {"beyond 64 bits", "가\t99999999999999999999\n", "line 1", FormatException.class},
            {"empty", "", "found no word", DataException.class},
        };
    }

    @Test(dataProvider = "malformed")
    public void refusesMalformedFilesNamingTheLine(
            String what, String text, String message, Class<? extends GlossaException> type) throws IOException {
        Files.writeString(file, text);
        assertThatThrownBy(() -> WordCounts.read(file))
                .as(what)
                .isInstanceOf(type)
                .hasMessageContaining(file.toString())
                .hasMessageContaining(message);
    }

    @Test
    public void refusesAFileThatIsNotUtf8() throws IOException {
        Files.write(file, new byte[] {(byte) 0xB0, (byte) 0xA1, '\t', '1', '\n'});
        assertThatThrownBy(() -> WordCounts.read(file))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("not UTF-8");
    }

    @Test
    public void wordsCarryTheSpaceBeforeThem() {
        assertThat(words("이 영화  정말\n재미있다!\t끝 ")).containsExactly("▁이", "▁영화", "▁정말", "재미있다!", "끝");
        assertThat(words("")).isEmpty();
        assertThat(words(" \n \t ")).isEmpty();
    }

    @Test
    public void wordsHoldEveryCharacterThatIsNoWhiteSpace() {
        String text = "가\u00A0나 👨‍👩‍👧\r\nẹ̀kọ́ <s>";
        assertThat(String.join("", words(text)).replace("▁", "")).isEqualTo("가\u00A0나👨‍👩‍👧ẹ̀kọ́<s>");
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        new TrainingWords(new SentencePieceTokenizer(
                        SentencePieceModel.read(TestData.baseModel().resolve("tokenizer.model"))))
                .forEach(text, words::add);
        return words;
    }

    @Test
    public void wordsWithTabsLineEndsAndBackslashesComeBack() throws IOException {
        Map<String, Long> counts = Map.of("▁영화\t평점", 3L, "▁a\rb", 2L, "▁c\nd", 5L, "▁C:\\tmp", 7L, "\\", 1L);
        StringBuilder lines = new StringBuilder();
        counts.forEach((word, count) -> lines.append(WordCounts.line(word, count)));
        Files.writeString(file, lines);
        assertThat(WordCounts.read(file).asMap()).isEqualTo(counts);
        Files.writeString(file, "▁a\\x\t1\n");
        assertThatThrownBy(() -> WordCounts.read(file)).hasMessageContaining("line 1");
    }
}
