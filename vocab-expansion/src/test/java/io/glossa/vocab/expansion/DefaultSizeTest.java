package io.glossa.vocab.expansion;

import static org.assertj.core.api.Assertions.assertThat;

import io.glossa.vocab.TestData;
import io.glossa.vocab.sentencepiece.SentencePieceModel;
import io.glossa.vocab.sentencepiece.SentencePieceTokenizer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** The size that the amount of text gives: its published points, between them, and over real text. */
public final class DefaultSizeTest {
    private static final SentencePieceTokenizer BASE = new SentencePieceTokenizer(
            SentencePieceModel.read(TestData.baseModel().resolve("tokenizer.model")));

    @DataProvider
    static Object[][] amounts() {
        // Both ends are published; the others are 10 ^ (2 + 2 * log10(bytes / 1e7) / log10(4000)), worked out by hand.
        return new Object[][] {
            {1L, 1},
            {1_000_000L, 28},
            {10_000_000L, 100},
            {100_000_000L, 359},
            {1_000_000_000L, 1_290},
            {10_000_000_000L, 4_631},
            {40_000_000_000L, 10_000},
            {100_000_000_000L, 16_632}
        };
    }

    @Test(dataProvider = "amounts")
    public void theSizeIsAStraightLineInLogSpace(long bytes, int pieces) {
        assertThat(DefaultSize.pieces(bytes, 1_000_000)).isEqualTo(pieces);
    }

    @Test
    public void theMostIsNotExceeded() {
        assertThat(DefaultSize.pieces(Long.MAX_VALUE, 50_000)).isEqualTo(50_000);
    }

    @Test
    public void theBytesAreThoseOfWordsInTheTargetScript() {
        // ▁영화 is a space and two syllables of three bytes, 5 times; the English word does not count.
        TargetText text = TargetText.of(
                ExpansionBase.of(BASE),
                WordCounts.of(Map.of("▁영화", 5L, "▁the", 100L)),
                TargetScript.of(List.of("hangul")));
        assertThat(text).isEqualTo(new TargetText(5, 35));
    }

    @Test
    public void autoAddsTheScriptsCharactersAndSoManyLongerPieces() {
        List<String> greek = TestData.lines(TestData.root().resolve("tests/data/el/ud-greek.jsonl.gz"), 2000);
        Map<String, Long> counts = new HashMap<>();
        ExpansionBase base = ExpansionBase.of(BASE);
        greek.forEach(line -> base.forEachWord(line, word -> counts.merge(word, 1L, Long::sum)));
        VocabularySettings settings = new VocabularySettings(null, "auto", List.of("greek"), null, 2L, null, 1);
        Expansion expansion = new ContinuedBpe().expand(BASE, WordCounts.of(counts), settings);
        long characters =
                expansion.pieces().stream().filter(p -> p.left().isEmpty()).count();
        long bytes = TargetText.of(base, WordCounts.of(counts), settings.targetScript())
                .bytes();
        assertThat(expansion.pieces().size() - characters).isEqualTo(DefaultSize.pieces(bytes, 1_000_000));
        assertThat(expansion.stop()).startsWith("size reached: auto gives").contains("MB of target text");
    }
}
