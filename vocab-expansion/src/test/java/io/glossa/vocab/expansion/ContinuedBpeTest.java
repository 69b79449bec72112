package io.glossa.vocab.expansion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.glossa.run.DataException;
import io.glossa.vocab.TestData;
import io.glossa.vocab.expansion.Expansion.AddedPiece;
import io.glossa.vocab.sentencepiece.SentencePieceModel;
import io.glossa.vocab.sentencepiece.SentencePieceTokenizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** The learner against a slow one written from the definition, and its limits. */
public final class ContinuedBpeTest {
    private static final SentencePieceTokenizer BASE = new SentencePieceTokenizer(
            SentencePieceModel.read(TestData.baseModel().resolve("tokenizer.model")));

    @Test
    public void learnsTheMostFrequentPairsOfAHandWorkedExample() {
        // 가나 stands together 10 + 5 times, ▁가나 10 times; 다라 3 times is below the floor.
        WordCounts words = WordCounts.of(Map.of("▁가나", 10L, "가나", 5L, "▁다라", 3L));
        Expansion expansion = new ContinuedBpe().expand(BASE, words, settings("unlimited", 4, 1));
        assertThat(expansion.pieces())
                .containsExactly(
                        new AddedPiece("가", "", "", 15),
                        new AddedPiece("나", "", "", 15),
                        new AddedPiece("가나", "가", "나", 15),
                        new AddedPiece("▁가나", "▁", "가나", 10));
        assertThat(expansion.stop()).isEqualTo("nothing left to merge");
        // 30 of 36 characters.
        assertThat(expansion.characterCoverage()).isEqualTo(30.0 / 36);
    }

    @Test
    public void tiesGoToTheShorterThenTheSmallerSpelling() {
        WordCounts words = WordCounts.of(Map.of("나다", 5L, "가나", 5L, "▁라", 5L));
        List<AddedPiece> pieces = new ContinuedBpe()
                .expand(BASE, words, settings("unlimited", 1, 1))
                .pieces();
        assertThat(pieces.stream().map(AddedPiece::text).skip(4)).containsExactly("▁라", "가나", "나다");
    }

    @Test
    public void repeatedCharactersAreCountedWithoutOverlap() {
        // ㅋㅋㅋㅋㅋ holds two pairs, not four.
        List<AddedPiece> pieces = new ContinuedBpe()
                .expand(BASE, WordCounts.of(Map.of("ㅋㅋㅋㅋㅋ", 10L)), settings("unlimited", 1, 1))
                .pieces();
        assertThat(pieces.get(1)).isEqualTo(new AddedPiece("ㅋㅋ", "ㅋ", "ㅋ", 20));
        assertThat(pieces.get(2).text()).isEqualTo("ㅋㅋㅋ");
    }

    @DataProvider
    static Object[][] seeds() {
        return new Object[][] {{1L}, {2L}, {3L}, {4L}, {5L}};
    }

    @Test(dataProvider = "seeds")
    public void agreesWithALearnerThatEncodesEverythingAnewAfterEachPiece(long seed) {
        WordCounts words = randomWords(seed);
        VocabularySettings settings = settings("60", 1, 1);
        List<AddedPiece> fast = new ContinuedBpe().expand(BASE, words, settings).pieces();
        assertThat(fast).as("seed %d", seed).hasSize(60);
        List<AddedPiece> slow = slowly(words, settings.targetScript(), 60);
        assertThat(fast.stream().map(p -> p.text() + " " + p.count()))
                .as("seed %d", seed)
                .containsExactlyElementsOf(
                        slow.stream().map(p -> p.text() + " " + p.count()).toList());
    }

    @Test
    public void anExplicitSizeIsRoundedUpToTheMultipleAndAnAutomaticOneDown() {
        WordCounts words = randomWords(9);
        ContinuedBpe policy = new ContinuedBpe();
        assertThat(policy.expand(BASE, words, settings("40", 1, 64)).pieces()).hasSize(64);
        int all =
                policy.expand(BASE, words, settings("unlimited", 1, 1)).pieces().size();
        assertThat(policy.expand(BASE, words, settings("unlimited", 1, 64)).pieces())
                .hasSize(all / 64 * 64);
    }

    @Test
    public void tooLittleTextForOneStepOfRowsIsRefused() {
        WordCounts words = WordCounts.of(Map.of("가나", 10L));
        assertThatThrownBy(() -> new ContinuedBpe().expand(BASE, words, settings("unlimited", 1, 64)))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("only 3 pieces")
                .hasMessageContaining("pad-to-multiple");
    }

    @Test
    public void countsBeyond32BitsAreExact() {
        WordCounts words = WordCounts.of(Map.of("가나", 3_000_000_000L, "가다", 2_999_999_999L));
        List<AddedPiece> pieces = new ContinuedBpe()
                .expand(BASE, words, settings("unlimited", 1, 1))
                .pieces();
        assertThat(pieces.get(0)).isEqualTo(new AddedPiece("가", "", "", 5_999_999_999L));
        assertThat(pieces.get(3)).isEqualTo(new AddedPiece("가나", "가", "나", 3_000_000_000L));
    }

    private static VocabularySettings settings(String size, long floor, int multiple) {
        return new VocabularySettings(null, size, List.of("hangul"), 1.0, floor, null, multiple);
    }

    private static WordCounts randomWords(long seed) {
        Random random = new Random(seed);
        String letters = "가나다라마ㅋ▁tx1";
        Map<String, Long> counts = new TreeMap<>();
        for (int i = 0; i < 200; i++) {
            StringBuilder word = new StringBuilder(random.nextBoolean() ? "▁" : "");
            for (int n = 1 + random.nextInt(7); n > 0; n--) {
                char letter = letters.charAt((int) (random.nextDouble() * random.nextDouble() * letters.length()));
                word.append(letter == '▁' ? '가' : letter);
            }
            counts.merge(word.toString(), 1L + random.nextInt(50), Long::sum);
        }
        return WordCounts.of(counts);
    }

    /** The definition: after each piece, encode every word with what there is and count neighbours afresh. */
    private static List<AddedPiece> slowly(WordCounts words, TargetScript script, int most) {
        List<AddedPiece> pieces =
                new ArrayList<>(CharacterClosure.of(ExpansionBase.of(BASE), words, settings("unlimited", 1, 1), 1)
                        .added());
        while (pieces.size() < most) {
            SentencePieceTokenizer now = ExpansionRules.apply(BASE, new Expansion(pieces, 1, ""), script);
            Map<String, Long> counts = new HashMap<>();
            Map<String, String> lefts = new HashMap<>();
            words.forEach((word, count) -> {
                int[] ids = now.encodePrepared(word);
                int previousEnd = -1;
                String previous = "";
                for (int i = 0; i + 1 < ids.length; i++) {
                    String spelling = now.piece(ids[i]) + now.piece(ids[i + 1]);
                    boolean overlaps = previousEnd == i && spelling.equals(previous);
                    if (script.admits(spelling) && !overlaps) {
                        counts.merge(spelling, count, Long::sum);
                        lefts.putIfAbsent(spelling, now.piece(ids[i]));
                        previousEnd = i + 1;
                        previous = spelling;
                    }
                }
            });
            Set<String> known = new HashSet<>();
            pieces.forEach(p -> known.add(p.text()));
            String best = counts.keySet().stream()
                    .filter(spelling -> !known.contains(spelling))
                    .min(Comparator.<String>comparingLong(spelling -> -counts.get(spelling))
                            .thenComparingInt(spelling -> spelling.length())
                            .thenComparing(Comparator.naturalOrder()))
                    .orElseThrow();
            String left = lefts.get(best);
            pieces.add(new AddedPiece(best, left, best.substring(left.length()), counts.get(best)));
        }
        return pieces;
    }
}
