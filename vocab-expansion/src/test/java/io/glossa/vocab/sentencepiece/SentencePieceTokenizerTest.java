package io.glossa.vocab.sentencepiece;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.sentencepiece.SpTokenizer;
import io.glossa.run.FormatException;
import io.glossa.vocab.FuzzedLines;
import io.glossa.vocab.TestData;
import io.glossa.vocab.Tokenizer;
import io.glossa.vocab.Tokenizers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** Encoding and decoding against C++ SentencePiece, called through DJL's JNI. */
public final class SentencePieceTokenizerTest {
    private static final List<String> REAL = List.of(
            "Once upon a time, there was a little girl named Lily.",
            "아 더빙.. 진짜 짜증나네요 목소리",
            "흠...포스터보고 초딩영화줄....오버연기조차 가볍지 않구나",
            "Η Αθήνα είναι η πρωτεύουσα της Ελλάδας.",
            "Gbogbo ènìyàn ni a bí ní òmìnira; iyì àti ẹ̀tọ́ kọ̀ọ̀kan sì dọ́gba.",
            "  two  spaces   and a tab\there \n\n end  ",
            "");

    @Test
    public void idsAndDecodedTextEqualThoseOfSentencePieceOnRealText() throws IOException {
        assertAgrees(TestData.baseModel().resolve("tokenizer.model"), REAL);
    }

    @Test
    public void idsAndDecodedTextEqualThoseOfSentencePieceOnFuzzedLines() throws IOException {
        assertAgrees(TestData.baseModel().resolve("tokenizer.model"), FuzzedLines.of(20260101L, 5000));
    }

    @DataProvider
    static Object[][] largerModels() {
        return new Object[][] {
            {"tokenizers/llama2/tokenizer.model"},
            {"tokenizers/mistral/tokenizer.model.v1"},
            {"models/babyllama-char361/tokenizer.model"}
        };
    }

    @Test(dataProvider = "largerModels")
    public void idsEqualThoseOfSentencePieceForLargerModels(String path) throws IOException {
        Path model = TestData.shared(path);
        assertAgrees(model, REAL);
        assertAgrees(model, FuzzedLines.of(20260102L, 5000));
        assertAgrees(model, TestData.lines(TestData.shared("corpora/ko/raw-nsmc-reviews.jsonl.gz"), 2000));
        assertAgrees(model, TestData.lines(TestData.shared("corpora/yo/clean-proverbs-yo.jsonl.gz"), 500));
        assertAgrees(model, TestData.lines(TestData.shared("corpora/el/clean-ud-greek-gud.jsonl.gz"), 500));
    }

    @Test
    public void aLongStretchWithoutSpacesIsEncodedLikeSentencePiece() throws IOException {
        String text = "abcthehe가나다".repeat(20_000);
        assertAgrees(TestData.baseModel().resolve("tokenizer.model"), List.of(text));
    }

    @Test
    public void byteLengthsAddUpToTheTextAndItsDummyPrefix() {
        Tokenizer tokenizer = Tokenizers.load(TestData.baseModel());
        for (String text : REAL.subList(0, 5)) {
            int bytes = Arrays.stream(tokenizer.encode(text))
                    .map(tokenizer::byteLength)
                    .sum();
            assertThat(bytes).isEqualTo(1 + text.getBytes(StandardCharsets.UTF_8).length);
        }
        assertThat(tokenizer.byteLength(tokenizer.bosId())).isZero();
    }

    @Test
    public void halfASurrogatePairIsReplaced() {
        Tokenizer tokenizer = Tokenizers.load(TestData.baseModel());
        assertThat(tokenizer.encode("a\uD83D b\uDE00")).isEqualTo(tokenizer.encode("a\uFFFD b\uFFFD"));
    }

    @Test
    public void refusesATokenizerOfAnotherKind() throws IOException {
        Path file = Files.createTempFile("ranks", ".model");
        Files.writeString(file, "IQ== 0\nIg== 1\nIw== 2\n");
        assertThatThrownBy(() -> Tokenizers.load(file))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining(file.toString());
        Files.delete(file);
    }

    @Test
    public void refusesAUnigramModelAndSaysWhy() {
        // trainer_spec { model_type: 1 } with one unknown piece.
        byte[] unigram = {0x0A, 5, 0x0A, 1, 'u', 0x18, 2, 0x12, 2, 0x18, 1};
        SentencePieceModel model = SentencePieceModel.parse(unigram, "u.model");
        assertThatThrownBy(() -> new SentencePieceTokenizer(model))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("u.model")
                .hasMessageContaining("unigram")
                .hasMessageContaining("expected type bpe");
    }

    private static void assertAgrees(Path model, List<String> lines) throws IOException {
        Tokenizer ours = Tokenizers.load(model);
        try (SpTokenizer theirs = new SpTokenizer(Files.readAllBytes(model))) {
            for (String line : lines) {
                int[] ids = ours.encode(line);
                assertThat(ids)
                        .as("ids of '%s'", shown(line))
                        .isEqualTo(theirs.getProcessor().encode(line));
                if (crossesJni(line)) {
                    assertThat(ours.decode(ids))
                            .as("text of '%s'", shown(line))
                            .isEqualTo(theirs.getProcessor().decode(ids));
                }
            }
        }
    }

    /** DJL hands decoded text back as modified UTF-8, which has other bytes for U+0000 and beyond the basic plane. */
    private static boolean crossesJni(String line) {
        return line.chars().noneMatch(c -> c == 0 || Character.isSurrogate((char) c));
    }

    private static String shown(String line) {
        return line.length() > 200 ? line.substring(0, 200) + "..." : line;
    }
}
