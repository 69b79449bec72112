package io.glossa.vocab.expansion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.glossa.vocab.TestData;
import io.glossa.vocab.sentencepiece.SentencePieceModel;
import io.glossa.vocab.sentencepiece.SentencePieceTokenizer;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.testng.annotations.Test;

/** How languages share the pieces: the formula by hand, and real Swahili beside less Yoruba. */
public final class LanguageSharesTest {
    private static final ExpansionBase BASE = ExpansionBase.of(new SentencePieceTokenizer(
            SentencePieceModel.read(TestData.baseModel().resolve("tokenizer.model"))));

    @Test
    public void factorsFollowTheTemperature() {
        SortedMap<String, WordCounts> languages =
                new TreeMap<>(Map.of("sw", WordCounts.of(Map.of("na", 900L)), "yo", WordCounts.of(Map.of("ni", 100L))));
        assertThat(LanguageShares.factors(languages, 1).values())
                .allSatisfy(f -> assertThat(f).isEqualTo(1, within(1e-12)));
        // At T = 2 the roots are 30 and 10: shares of 750 and 250 of 1,000 words.
        assertThat(LanguageShares.factors(languages, 2).get("sw")).isEqualTo(750.0 / 900, within(1e-12));
        assertThat(LanguageShares.factors(languages, 2).get("yo")).isEqualTo(2.5, within(1e-12));
    }

    @Test
    public void aHigherTemperatureGivesTheSmallerLanguageMore() {
        List<String> swahili = TestData.lines(TestData.root().resolve("tests/data/sw/bible-nt-sw.jsonl.gz"), 6000);
        List<String> yoruba = TestData.lines(TestData.root().resolve("tests/data/yo/globalvoices-yo.jsonl.gz"), 300);
        SortedMap<String, WordCounts> languages = new TreeMap<>(Map.of(
                "sw", ExpansionPolicyContractTest.count(BASE, swahili),
                "yo", ExpansionPolicyContractTest.count(BASE, yoruba)));
        long[] even = tokens(languages, 100, swahili, yoruba);
        long[] byWords = tokens(languages, 1, swahili, yoruba);
        assertThat(even[1]).isLessThan(byWords[1]);
        assertThat(even[0]).isGreaterThan(byWords[0]);
    }

    @Test
    public void floorsAskForTrueOccurrencesAndAtOneNothingChanges() {
        SortedMap<String, WordCounts> languages = new TreeMap<>(Map.of(
                "sw",
                WordCounts.of(Map.of("▁zq", 5000L, "▁qz", 9L)),
                "yo",
                WordCounts.of(Map.of("▁xj", 20L, "▁jx", 9L))));
        VocabularySettings settings = settings("unlimited", 10);
        // Weighted, ▁jx counts for hundreds; it stands in the text 9 times.
        assertThat(texts(WordCounts.shared(languages, 100), settings))
                .contains("▁xj")
                .doesNotContain("▁jx");
        assertThat(texts(WordCounts.shared(languages, 1), settings))
                .contains("▁zq", "▁xj")
                .doesNotContain("▁jx");
        SortedMap<String, WordCounts> one = new TreeMap<>(Map.of("sw", languages.get("sw")));
        assertThat(WordCounts.shared(one, 5)).isSameAs(languages.get("sw"));
    }

    private static List<String> texts(WordCounts words, VocabularySettings settings) {
        return new ContinuedBpe()
                .expand(BASE, words, List.of(), settings).pieces().stream()
                        .map(p -> p.text())
                        .toList();
    }

    private static long[] tokens(
            SortedMap<String, WordCounts> languages, double temperature, List<String> sw, List<String> yo) {
        VocabularySettings settings = settings("300", 2);
        ExpansionBase.Expanded expanded = BASE.expanded(
                new ContinuedBpe().expand(BASE, WordCounts.shared(languages, temperature), List.of(), settings),
                settings.targetScript());
        return new long[] {
            sw.stream().mapToLong(l -> expanded.tokenizer().encode(l).length).sum(),
            yo.stream().mapToLong(l -> expanded.tokenizer().encode(l).length).sum()
        };
    }

    private static VocabularySettings settings(String size, long floor) {
        return new VocabularySettings(null, size, List.of("latin"), 0.99, floor, null, 1);
    }
}
