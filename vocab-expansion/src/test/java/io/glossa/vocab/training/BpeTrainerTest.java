package io.glossa.vocab.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.sentencepiece.SpTokenizer;
import io.glossa.run.ConfigException;
import io.glossa.run.DataException;
import io.glossa.vocab.FuzzedLines;
import io.glossa.vocab.TestData;
import io.glossa.vocab.sentencepiece.Piece;
import io.glossa.vocab.sentencepiece.SentencePieceModel;
import io.glossa.vocab.sentencepiece.SentencePieceTokenizer;
import io.glossa.vocab.training.TrainerSettings.Mode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.testng.SkipException;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** BPE from scratch against its definition, against {@code spm_train}, and through C++ SentencePiece. */
public final class BpeTrainerTest {
    private static final String REVIEWS = "tests/data/ko/nsmc-reviews.jsonl.gz";

    @Test
    public void joinsTheMostFrequentPairsOfAHandWorkedExample() {
        // a b: 10 + 4, ab c: 4, ▁ ab: 10.
        SentencePieceModel model = new BpeTrainer(
                        TrainerSettings.of(10, Mode.EXACT).withRequired("z"))
                .train(Map.of("▁ab", 10L, "abc", 4L));
        assertThat(model.pieces().stream().map(Piece::text))
                .containsExactly("<unk>", "<s>", "</s>", "ab", "▁ab", "a", "b", "▁", "c", "z");
        assertThat(model.pieces().get(4).score()).isEqualTo(-1);
    }

    @Test
    public void tiesGoToTheShorterThenTheSmallerByCodePoints() {
        SentencePieceModel model = new BpeTrainer(TrainerSettings.of(100, Mode.EXACT))
                .train(Map.of("ba", 5L, "ab", 5L, "cab", 5L, "\uFB00\uFB01", 5L, "😀😁", 5L));
        assertThat(learned(model)).startsWith("ab", "ba", "\uFB00\uFB01").contains("cab");
    }

    @Test
    public void countsBeyond32BitsAreExact() {
        SentencePieceModel model = new BpeTrainer(TrainerSettings.of(12, Mode.EXACT))
                .train(Map.of("ab", 3_000_000_000L, "cd", 2_999_999_999L));
        assertThat(learned(model)).startsWith("ab", "cd");
    }

    @DataProvider
    static Object[][] seeds() {
        return new Object[][] {{1L}, {2L}, {3L}, {4L}, {5L}, {6L}};
    }

    @Test(dataProvider = "seeds")
    public void agreesWithALearnerThatCountsEverythingAnew(long seed) {
        Map<String, Long> words = randomWords(seed);
        TrainerSettings settings = TrainerSettings.of(80, Mode.EXACT);
        List<String> fast = learned(new BpeTrainer(settings).train(words));
        assertThat(fast).as("seed %d", seed).containsExactlyElementsOf(slowly(words, settings, fast.size()));
    }

    @Test
    public void theOrderOfTheWordsIsIrrelevant() {
        Map<String, Long> words = randomWords(11);
        List<String> keys = new ArrayList<>(words.keySet());
        Collections.shuffle(keys, new Random(3));
        Map<String, Long> shuffled = new LinkedHashMap<>();
        keys.forEach(key -> shuffled.put(key, words.get(key)));
        for (Mode mode : Mode.values()) {
            BpeTrainer trainer = new BpeTrainer(TrainerSettings.of(90, mode).withByteFallback(400));
            assertThat(trainer.train(shuffled).toBytes())
                    .isEqualTo(trainer.train(words).toBytes());
        }
    }

    /** The oracle is Debian's package; without it the test is skipped. */
    @Test
    public void inSentencePieceModeThePiecesAreThoseOfSpmTrain() throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("spm");
        try {
            List<String> lines = new ArrayList<>(TestData.lines(reviews(), 20_000));
            lines.replaceAll(line -> line.replaceAll("[\\p{Cntrl}]", " "));
            Path text = folder.resolve("text");
            Files.write(text, lines);
            spmTrain(text, folder.resolve("spm"), 4000);
            TrainerSettings settings = TrainerSettings.of(4000, Mode.SENTENCEPIECE);
            SentencePieceModel ours = new BpeTrainer(settings).train(new SentencePieceWords(settings).count(lines));
            SentencePieceModel theirs = SentencePieceModel.read(folder.resolve("spm.model"));
            assertThat(ours.pieces()).containsExactlyElementsOf(theirs.pieces());
        } finally {
            TestData.delete(folder);
        }
    }

    @Test
    public void aTrainedModelIsEncodedAlikeBySentencePieceAndByUs() throws IOException {
        List<String> lines = TestData.lines(reviews(), 5000);
        TrainerSettings settings = TrainerSettings.of(2500, Mode.EXACT).withByteFallback(2500);
        SentencePieceModel model = new BpeTrainer(settings).train(new SentencePieceWords(settings).count(lines));
        SentencePieceTokenizer ours = new SentencePieceTokenizer(model);
        try (SpTokenizer theirs = new SpTokenizer(model.toBytes())) {
            for (String line : FuzzedLines.of(20260401L, 3000)) {
                assertThat(ours.encode(line))
                        .as(line)
                        .isEqualTo(theirs.getProcessor().encode(line));
            }
            for (String line : lines) {
                assertThat(ours.encode(line))
                        .as(line)
                        .isEqualTo(theirs.getProcessor().encode(line));
            }
        }
    }

    @Test
    public void refusesASizeThatDoesNotHoldTheCharacters() {
        assertThatThrownBy(() -> new BpeTrainer(TrainerSettings.of(4, Mode.EXACT)).train(Map.of("abc", 1L)))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("vocabulary-size")
                .hasMessageContaining("at least 6");
        assertThatThrownBy(() -> new BpeTrainer(TrainerSettings.of(40, Mode.EXACT)).train(Map.of()))
                .isInstanceOf(DataException.class);
    }

    @Test
    public void piecesKeepToOneScriptAndMarksFollowTheirLetter() {
        PieceRules rules = new PieceRules(TrainerSettings.of(10, Mode.EXACT));
        assertThat(rules.admits("▁ọ̀rọ̀")).isTrue();
        assertThat(rules.admits("영화movie")).isFalse();
        assertThat(rules.admits("カタひら漢")).isTrue();
        assertThat(rules.admits("a▁b")).isFalse();
        assertThat(rules.admits("abcdefghijklmnopq")).isFalse();
        assertThat(rules.admits("a\tb")).isFalse();
    }

    private static Path reviews() {
        Path sample = TestData.root().resolve(REVIEWS);
        return Files.exists(sample) ? sample : TestData.shared("corpora/ko/raw-nsmc-reviews.jsonl.gz");
    }

    private static void spmTrain(Path text, Path prefix, int size) throws IOException, InterruptedException {
        Process process;
        try {
            process = new ProcessBuilder(
                            "spm_train",
                            "--input=" + text,
                            "--model_prefix=" + prefix,
                            "--vocab_size=" + size,
                            "--model_type=bpe",
                            "--normalization_rule_name=identity",
                            "--minloglevel=2")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new SkipException("needs spm_train (Debian package sentencepiece)", e);
        }
        assertThat(process.waitFor(10, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).isZero();
    }

    private static List<String> learned(SentencePieceModel model) {
        return model.pieces().stream()
                .skip(3)
                .map(Piece::text)
                .filter(text -> text.codePointCount(0, text.length()) > 1)
                .toList();
    }

    private static Map<String, Long> randomWords(long seed) {
        Random random = new Random(seed);
        Map<String, Long> counts = new HashMap<>();
        for (int i = 0; i < 150; i++) {
            StringBuilder word = new StringBuilder("▁");
            for (int n = 1 + random.nextInt(8); n > 0; n--) {
                word.append("가나다라ab".charAt((int) (random.nextDouble() * random.nextDouble() * 6)));
            }
            counts.merge(word.toString(), 1L + random.nextInt(40), Long::sum);
        }
        return counts;
    }

    /** The definition: count the pairs of neighbours of every word, join the best everywhere, begin again. */
    private static List<String> slowly(Map<String, Long> words, TrainerSettings settings, int most) {
        PieceRules rules = new PieceRules(settings);
        Map<List<String>, Long> cut = new HashMap<>();
        words.forEach((word, count) ->
                cut.merge(word.codePoints().mapToObj(Character::toString).toList(), count, Long::sum));
        List<String> pieces = new ArrayList<>();
        while (pieces.size() < most) {
            Map<List<String>, Long> pairs = new HashMap<>();
            cut.forEach((symbols, count) -> {
                int end = -1;
                List<String> last = List.of();
                for (int i = 0; i + 1 < symbols.size(); i++) {
                    List<String> pair = List.of(symbols.get(i), symbols.get(i + 1));
                    boolean overlaps = end == i && pair.equals(last);
                    if (rules.admits(pair.get(0) + pair.get(1)) && !overlaps) {
                        pairs.merge(pair, count, Long::sum);
                        end = i + 1;
                        last = pair;
                    }
                }
            });
            List<String> best = pairs.keySet().stream()
                    .min(Comparator.<List<String>>comparingLong(pair -> -pairs.get(pair))
                            .thenComparing(pair -> pair.get(0) + pair.get(1), Spellings::compare))
                    .orElseThrow();
            String text = best.get(0) + best.get(1);
            if (!pieces.contains(text)) {
                pieces.add(text);
            }
            Map<List<String>, Long> joined = new HashMap<>();
            cut.forEach((symbols, count) -> joined.merge(join(symbols, best, text), count, Long::sum));
            cut.clear();
            cut.putAll(joined);
        }
        return pieces;
    }

    private static List<String> join(List<String> symbols, List<String> pair, String text) {
        List<String> out = new ArrayList<>();
        for (int i = 0; i < symbols.size(); i++) {
            boolean here = i + 1 < symbols.size() && symbols.subList(i, i + 2).equals(pair);
            out.add(here ? text : symbols.get(i));
            i += here ? 1 : 0;
        }
        return out;
    }
}
