package io.glossa.vocab.expansion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.glossa.run.ConfigException;
import io.glossa.vocab.TestData;
import io.glossa.vocab.Tokenizer;
import io.glossa.vocab.sentencepiece.SentencePieceModel;
import io.glossa.vocab.sentencepiece.SentencePieceTokenizer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** Guards on the real Swahili New Testament and English addresses, whose scripts are the same. */
public final class GuardTest {
    private static final SentencePieceTokenizer PIECES = new SentencePieceTokenizer(
            SentencePieceModel.read(TestData.baseModel().resolve("tokenizer.model")));
    private static final ExpansionBase BASE = ExpansionBase.of(PIECES);
    private static final VocabularySettings SETTINGS =
            new VocabularySettings(null, "600", List.of("latin"), 1.0, 5L, null, 1);

    private final List<String> english =
            TestData.lines(TestData.root().resolve("tests/data/en/state-union.jsonl.gz"), 4000);
    private final List<String> swahili =
            TestData.lines(TestData.root().resolve("tests/data/sw/bible-nt-sw.jsonl.gz"), 1500);
    private final WordCounts englishWords = count(english);
    private final WordCounts swahiliWords = count(swahili);

    @DataProvider
    static Object[][] budgets() {
        return new Object[][] {{0.0}, {200.0}, {2000.0}, {20000.0}};
    }

    @Test(dataProvider = "budgets")
    public void noMoreWordsOfTheGuardedTextChangeThanAllowed(double mostChangedPerMillion) {
        Guard guard = new Guard("en", englishWords, mostChangedPerMillion);
        Expansion expansion = new ContinuedBpe().expand(BASE, swahiliWords, List.of(guard), SETTINGS);
        ExpansionBase.Expanded expanded = BASE.expanded(expansion, SETTINGS.targetScript());
        long[] changed = {0};
        englishWords.forEach((word, count) ->
                changed[0] += Arrays.equals(PIECES.encodePrepared(word), expanded.encodeWord(word)) ? 0 : count);
        assertThat(changed[0]).isLessThanOrEqualTo(guard.budget());
    }

    @Test
    public void aLargerBudgetSavesMoreTokens() {
        long unguarded = tokens(List.of());
        long loose = tokens(List.of(new Guard("en", englishWords, 5000)));
        long strict = tokens(List.of(new Guard("en", englishWords, 0)));
        assertThat(unguarded).isLessThanOrEqualTo(loose);
        assertThat(loose).isLessThan(strict);
    }

    @Test
    public void everyGuardHoldsByItself() {
        WordCounts digits = count(List.of("mwaka ya 1234", "Mungu na watu"));
        List<Guard> guards = List.of(new Guard("en", englishWords, 1e6), new Guard("phrases", digits, 0));
        Expansion expansion = new ContinuedBpe().expand(BASE, swahiliWords, guards, SETTINGS);
        Tokenizer expanded = BASE.expanded(expansion, SETTINGS.targetScript()).tokenizer();
        assertThat(expanded.encode("Mungu na watu")).isEqualTo(PIECES.encode("Mungu na watu"));
    }

    @Test
    public void theSameInputsGiveTheSamePieces() {
        List<Guard> guards = List.of(new Guard("en", englishWords, 500));
        assertThat(new ContinuedBpe().expand(BASE, swahiliWords, guards, SETTINGS))
                .isEqualTo(new ContinuedBpe().expand(BASE, swahiliWords, guards, SETTINGS));
    }

    @Test
    public void refusesABudgetThatIsNoShare() {
        assertThatThrownBy(() -> new Guard("en", englishWords, -1))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("guard 'en'")
                .hasMessageContaining("0 to 1000000");
    }

    private long tokens(List<Guard> guards) {
        Expansion expansion = new ContinuedBpe().expand(BASE, swahiliWords, guards, SETTINGS);
        Tokenizer expanded = BASE.expanded(expansion, SETTINGS.targetScript()).tokenizer();
        return swahili.stream().mapToLong(line -> expanded.encode(line).length).sum();
    }

    private static WordCounts count(List<String> lines) {
        Map<String, Long> counts = new HashMap<>();
        lines.forEach(line -> BASE.forEachWord(line, word -> counts.merge(word, 1L, Long::sum)));
        return WordCounts.of(counts);
    }
}
