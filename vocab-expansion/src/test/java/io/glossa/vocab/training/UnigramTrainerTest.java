package io.glossa.vocab.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.sentencepiece.SpTokenizer;
import io.glossa.run.ConfigException;
import io.glossa.vocab.FuzzedLines;
import io.glossa.vocab.TestData;
import io.glossa.vocab.sentencepiece.Piece;
import io.glossa.vocab.sentencepiece.SentencePieceModel;
import io.glossa.vocab.sentencepiece.UnigramTokenizer;
import io.glossa.vocab.training.TrainerSettings.Mode;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.testng.annotations.Test;

/** Unigram training on real Korean reviews, and its models through C++ SentencePiece. */
public final class UnigramTrainerTest {
    private static final TrainerSettings SETTINGS =
            TrainerSettings.of(3000, Mode.EXACT).withByteFallback(3000);

    private final List<String> lines =
            TestData.lines(TestData.root().resolve("tests/data/ko/nsmc-reviews.jsonl.gz"), 4000);
    private final Map<String, Long> words = new SentencePieceWords(SETTINGS).count(lines);

    @Test
    public void aTrainedModelIsEncodedAlikeBySentencePieceAndByUs() throws IOException {
        SentencePieceModel model = new UnigramTrainer(SETTINGS).train(words);
        assertThat(model.size()).isEqualTo(3000);
        UnigramTokenizer ours = new UnigramTokenizer(model);
        int tokens = 0;
        int equallyGood = 0;
        try (SpTokenizer theirs = new SpTokenizer(model.toBytes())) {
            for (String line : FuzzedLines.of(20260801L, 3000)) {
                assertThat(ours.encode(line))
                        .as(line)
                        .isEqualTo(theirs.getProcessor().encode(line));
            }
            for (String line : lines) {
                int[] ids = ours.encode(line);
                int[] others = theirs.getProcessor().encode(line);
                // Cuts whose sums differ by rounding only, such as runs of dots in another order, are equally good.
                equallyGood += Arrays.equals(ids, others) ? 0 : 1;
                assertThat(score(model, ids)).as(line).isCloseTo(score(model, others), within(1e-3));
                tokens += ids.length;
            }
        }
        assertThat(equallyGood).isLessThan(lines.size() / 50);
        long total = words.values().stream().mapToLong(Long::longValue).sum();
        // BPE of the same size needs 2.6 tokens a word on these reviews.
        assertThat((double) tokens / total).isLessThan(3.2);
    }

    private static double score(SentencePieceModel model, int[] ids) {
        return Arrays.stream(ids)
                .mapToDouble(id -> model.pieces().get(id).score())
                .sum();
    }

    @Test
    public void theSameWordsInAnotherOrderGiveTheSameBytes() {
        Map<String, Long> again = new HashMap<>(1 << 20);
        words.forEach(again::put);
        assertThat(new UnigramTrainer(SETTINGS).train(again).toBytes())
                .isEqualTo(new UnigramTrainer(SETTINGS).train(words).toBytes());
    }

    @Test
    public void frequentWordsBecomeOnePieceWithTheirProbability() {
        SentencePieceModel model =
                new UnigramTrainer(TrainerSettings.of(9, Mode.EXACT)).train(Map.of("▁ab", 300L, "▁cd", 100L));
        Map<String, Float> scores = new HashMap<>();
        model.pieces().stream()
                .map(p -> Map.entry(p.text(), p.score()))
                .forEach(e -> scores.put(e.getKey(), e.getValue()));
        assertThat(scores).containsKeys("▁", "a", "b", "c", "d", "▁ab");
        assertThat(model.pieces().stream().map(Piece::text)).doesNotHaveDuplicates();
    }

    /** Values of the digamma function from Abramowitz and Stegun, table 6.1. */
    @Test
    public void digammaEqualsItsTable() {
        assertThat(UnigramTrainer.digamma(1)).isCloseTo(-0.5772156649, within(1e-8));
        assertThat(UnigramTrainer.digamma(1.5)).isCloseTo(0.0364899740, within(1e-8));
        assertThat(UnigramTrainer.digamma(2)).isCloseTo(0.4227843351, within(1e-8));
        assertThat(UnigramTrainer.digamma(10)).isCloseTo(2.2517525890, within(1e-8));
    }

    @Test
    public void refusesASizeThatDoesNotHoldTheCharacters() {
        assertThatThrownBy(() -> new UnigramTrainer(TrainerSettings.of(4, Mode.EXACT)).train(Map.of("abc", 1L)))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("at least 6");
    }
}
