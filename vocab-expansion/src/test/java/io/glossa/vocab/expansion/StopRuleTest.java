package io.glossa.vocab.expansion;

import static org.assertj.core.api.Assertions.assertThat;

import io.glossa.run.Settings;
import io.glossa.vocab.TestData;
import io.glossa.vocab.sentencepiece.SentencePieceModel;
import io.glossa.vocab.sentencepiece.SentencePieceTokenizer;
import java.util.List;
import java.util.Map;
import org.testng.annotations.Test;

/** The three floors, each ending learning alone, and what the report says then. */
public final class StopRuleTest {
    private static final SentencePieceTokenizer BASE = new SentencePieceTokenizer(
            SentencePieceModel.read(TestData.baseModel().resolve("tokenizer.model")));
    /** 가나 stands together 1,500 times, 다라 300 times, ▁마바 20 times. */
    private static final WordCounts WORDS = WordCounts.of(Map.of("가나", 1_500L, "다라", 300L, "▁마바", 20L));

    @Test
    public void theFrequencyFloorIsEevesScaledToTheText() {
        VocabularySettings settings = settings("{}");
        assertThat(new StopRule(settings, new TargetText(1, 100_000_000_000L), 0).floor())
                .isEqualTo(6_000);
        assertThat(new StopRule(settings, new TargetText(1, 10_000_000_000L), 0).floor())
                .isEqualTo(600);
        // Below 1.7 GB the floor of every row is the higher one.
        assertThat(new StopRule(settings, new TargetText(1, 1_000_000_000L), 0).floor())
                .isEqualTo(100);
    }

    @Test
    public void minimumOccurrencesEndLearning() {
        Expansion expansion = expand("minimum-occurrences: 100");
        assertThat(expansion.pieces().stream().map(p -> p.text())).containsExactly("가", "나", "다", "라", "가나", "다라");
        assertThat(expand("minimum-occurrences: 20").stop()).isEqualTo("nothing left to merge");
        assertThat(expand("minimum-occurrences: 400").stop()).isEqualTo("nothing left to merge");
    }

    @Test
    public void theFrequencyFloorEndsLearning() {
        // 12,560 bytes of target text at 8e7 occurrences a gigabyte: a floor of 1,005.
        Expansion expansion =
                expand("{minimum-occurrences: 1, character-coverage: 0.9, occurrences-per-gigabyte: 8e7}");
        assertThat(expansion.pieces().stream().map(p -> p.text())).containsExactly("가", "나", "가나");
        assertThat(expand("{minimum-occurrences: 1, occurrences-per-gigabyte: 2e7}")
                        .stop())
                .isEqualTo("nothing left to merge");
    }

    @Test
    public void theMarginalGainEndsLearningAndSaysSo() {
        // 3,660 tokens with characters as pieces: 100,000 of a million are 366.
        Expansion expansion = expand("{minimum-occurrences: 1, minimum-gain: 100000}");
        assertThat(expansion.pieces().stream().map(p -> p.text()))
                .contains("가나")
                .doesNotContain("다라");
        assertThat(expansion.stop())
                .isEqualTo("marginal gain reached: a piece must save 100000 of a million tokens, 366 of 3,660;"
                        + " the next piece '다라' occurs 300 times");
    }

    @Test
    public void aSizeSaysWhatItWasFilledUpTo() {
        assertThat(expand("{minimum-occurrences: 1, size: 7, pad-to-multiple: 8}")
                        .stop())
                .isEqualTo("size reached: 7 pieces and 1 more to fill the multiple");
        assertThat(expand("{minimum-occurrences: 1, size: 7}").stop()).isEqualTo("size reached: 7 pieces");
        assertThat(expand("{minimum-occurrences: 1, size: unlimited, pad-to-multiple: 4}")
                        .stop())
                .isEqualTo("nothing left to merge; the last 2 are left out, so that the size is a multiple of 4");
    }

    private static Expansion expand(String yaml) {
        String defaults = "{size: unlimited, script: hangul, character-coverage: 1.0, pad-to-multiple: 1}";
        VocabularySettings settings = Settings.parse(yaml, "r.yaml")
                .over(Settings.parse(defaults, "r.yaml"))
                .bind(VocabularySettings.class);
        return new ContinuedBpe().expand(ExpansionBase.of(BASE), WORDS, List.of(), settings);
    }

    private static VocabularySettings settings(String yaml) {
        return Settings.parse(yaml, "r.yaml").bind(VocabularySettings.class);
    }
}
