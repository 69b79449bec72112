package io.glossa.vocab.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.sentencepiece.SpProcessor;
import ai.djl.sentencepiece.SpTokenizer;
import io.glossa.vocab.TestData;
import io.glossa.vocab.Tokenizer;
import io.glossa.vocab.Tokenizers;
import io.glossa.vocab.bytelevel.ByteLevelSamples;
import io.glossa.vocab.bytelevel.ByteLevelTokenizer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** Measures against numbers found another way: by hand, or from C++ SentencePiece and regular expressions. */
public final class TextMeasureTest {
    private static final double ROUNDED = 5.1e-5;

    @DataProvider
    public Object[][] corpora() {
        return new Object[][] {
            {"Korean", "ko/ud-korean.jsonl.gz"},
            {"Greek", "el/ud-greek.jsonl.gz"},
            {"Yoruba", "yo/globalvoices-yo.jsonl.gz"},
            {"Hausa", "ha/naijasenti-hau.jsonl.gz"},
            {"Swahili", "sw/bible-nt-sw.jsonl.gz"},
            {"isiZulu", "zu/sadilar-zu.jsonl.gz"},
            {"isiXhosa", "xh/sadilar-xh.jsonl.gz"},
            {"English", "en/state-union.jsonl.gz"},
        };
    }

    @Test(dataProvider = "corpora")
    public void agreesWithCountsFromSentencePiece(String language, String file) throws IOException {
        List<String> texts =
                TestData.lines(TestData.root().resolve("tests/data").resolve(file), 300);
        TextMeasure measure = TextMeasure.of(Tokenizers.load(TestData.baseModel()), texts);
        Path model = TestData.baseModel().resolve("tokenizer.model");
        try (SpTokenizer opened = new SpTokenizer(Files.readAllBytes(model))) {
            SpProcessor theirs = opened.getProcessor();
            long tokens = 0;
            long bytePieces = 0;
            long words = 0;
            long continued = 0;
            Set<String> distinct = new LinkedHashSet<>();
            Map<Integer, Long> counts = new TreeMap<>();
            for (String text : texts) {
                for (int id : theirs.encode(text)) {
                    tokens++;
                    counts.merge(id, 1L, Long::sum);
                    bytePieces += theirs.getToken(id).matches("<0x[0-9A-F]{2}>") ? 1 : 0;
                }
                for (String word : text.split("[\\s\u00A0\u2028\u2029\u0085\u3000]+")) {
                    if (!word.isEmpty()) {
                        words++;
                        // A dummy prefix is put before a text: the word alone stands behind a space.
                        continued += theirs.encode(word).length > 1 ? 1 : 0;
                        distinct.add(word.replaceAll("^[^\\p{L}\\p{M}\\p{Nd}]+|[^\\p{L}\\p{M}\\p{Nd}]+$", ""));
                    }
                }
            }
            distinct.remove("");
            long single = distinct.stream()
                    .filter(word -> theirs.encode(word).length == 1)
                    .count();
            long bytes = String.join("", texts).getBytes(StandardCharsets.UTF_8).length;
            long characters = String.join("", texts).codePoints().count();
            assertThat(measure.tokens()).isEqualTo(tokens);
            assertThat(measure.words()).isEqualTo(words);
            assertThat(measure.bytes()).isEqualTo(bytes);
            assertThat(measure.characters()).isEqualTo(characters);
            assertThat(measure.distinctWords()).isEqualTo(distinct.size());
            assertThat(measure.usedIds()).isEqualTo(counts.size());
            close(measure.fertility(), tokens, words);
            close(measure.bytesPerToken(), bytes, tokens);
            close(measure.charactersPerToken(), characters, tokens);
            close(measure.byteTokenShare(), bytePieces, tokens);
            close(measure.continuedWordShare(), continued, words);
            close(measure.singleTokenWordShare(), single, distinct.size());
            close(measure.utilisation(), counts.size(), 512);
            // The entropy of order 2.5 is -5/3 ln of the norm of order 2.5: another way to the same number.
            double total = tokens;
            double norm = Math.pow(
                    counts.values().stream()
                            .mapToDouble(c -> Math.pow(c / total, 2.5))
                            .sum(),
                    1 / 2.5);
            assertThat(measure.renyiEfficiency()).isCloseTo(-5.0 / 3 * Math.log(norm) / Math.log(512), within(ROUNDED));
        }
    }

    @Test
    public void byteLevelTokensAreCountedAsTheirBytes() {
        // Merges: Ġt, he, Ġthe, in, Ġa. "the cat" is t he Ġ c a t; " the" Ġthe; 한 is three bytes.
        Tokenizer tokenizer = new ByteLevelTokenizer(ByteLevelSamples.model());
        TextMeasure measure = TextMeasure.of(tokenizer, List.of("the cat", "in the 한", " \n"));
        // t,he,Ġ,c,a,t | in,Ġthe,Ġ,3 bytes | Ġ,Ċ
        assertThat(measure.tokens()).isEqualTo(6 + 6 + 2);
        assertThat(measure.words()).isEqualTo(5);
        assertThat(measure.characters()).isEqualTo(7 + 8 + 2);
        assertThat(measure.bytes()).isEqualTo(7 + 10 + 2);
        assertThat(measure.fertility()).isEqualTo(2.8);
        // Only the bytes of 한 are less than a character: a space and a line feed are characters of one byte.
        assertThat(measure.byteTokenShare()).isCloseTo(3.0 / 14, within(ROUNDED));
        // "the" is one token behind a space, and so is no other word.
        assertThat(measure.distinctWords()).isEqualTo(4);
        assertThat(measure.singleTokenWordShare()).isEqualTo(0.25);
        assertThat(measure.continuedWordShare()).isEqualTo(0.6);
        // t he Ġ c a in Ġthe and three bytes and Ċ.
        assertThat(measure.usedIds()).isEqualTo(11);
    }

    @Test
    public void yorubaMarksBelongToTheirWordsInBothForms() {
        String composed = "Ọ̀rẹ́ mi, ẹ káàbọ̀!";
        assertThat(Words.bare("“Ọ̀rẹ́,”")).isEqualTo("Ọ̀rẹ́");
        assertThat(Words.bare("'ya'ya")).isEqualTo("ya'ya");
        assertThat(Words.bare("—")).isEmpty();
        String decomposed = java.text.Normalizer.normalize(composed, java.text.Normalizer.Form.NFD);
        Tokenizer tokenizer = Tokenizers.load(TestData.baseModel());
        TextMeasure one = TextMeasure.of(tokenizer, List.of(composed));
        TextMeasure other = TextMeasure.of(tokenizer, List.of(decomposed));
        assertThat(one.words()).isEqualTo(4).isEqualTo(other.words());
        assertThat(one.distinctWords()).isEqualTo(4).isEqualTo(other.distinctWords());
        assertThat(other.tokens()).isNotEqualTo(one.tokens());
    }

    @Test
    public void anEmptySetGivesZeros() {
        TextMeasure measure = TextMeasure.of(Tokenizers.load(TestData.baseModel()), List.of("", ""));
        assertThat(measure).isEqualTo(new TextMeasure(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0));
    }

    @Test
    public void textsAddUp() {
        Tokenizer tokenizer = Tokenizers.load(TestData.baseModel());
        List<String> texts = List.of("이 영화는 정말 재미있다", "once upon a time", "Μια φορά κι έναν καιρό");
        TextMeasure whole = TextMeasure.of(tokenizer, texts);
        assertThat(whole.tokens())
                .isEqualTo(texts.stream()
                        .mapToLong(
                                text -> TextMeasure.of(tokenizer, List.of(text)).tokens())
                        .sum())
                .isEqualTo(texts.stream()
                        .mapToLong(text -> Arrays.stream(tokenizer.encode(text)).count())
                        .sum());
        assertThat(TextMeasure.of(tokenizer, texts)).isEqualTo(whole);
    }

    private static void close(double measured, long part, long whole) {
        assertThat(measured).isCloseTo((double) part / whole, within(ROUNDED));
    }
}
