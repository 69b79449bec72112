package io.glossa.vocab.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.djl.sentencepiece.SpTokenizer;
import io.glossa.run.ConfigException;
import io.glossa.vocab.FuzzedLines;
import io.glossa.vocab.TestData;
import io.glossa.vocab.Tokenizer;
import io.glossa.vocab.Tokenizers;
import io.glossa.vocab.bytelevel.ByteAlphabet;
import io.glossa.vocab.bytelevel.ByteLevelModel;
import io.glossa.vocab.bytelevel.ByteLevelTokenizer;
import io.glossa.vocab.bytelevel.PreTokenizer;
import io.glossa.vocab.expansion.WordCounts;
import io.glossa.vocab.training.TrainerSettings.Mode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.testng.annotations.AfterClass;
import org.testng.annotations.BeforeClass;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** Tokenizers of every kind trained on real text and read by C++ SentencePiece and Hugging Face. */
public final class VocabularyTrainingTest {
    private static final int SIZE = 2500;

    private Path folder;

    @BeforeClass
    public void makeFolder() throws IOException {
        folder = Files.createTempDirectory("training");
    }

    @AfterClass(alwaysRun = true)
    public void removeFolder() throws IOException {
        TestData.delete(folder);
    }

    @DataProvider
    static Object[][] kinds() {
        return new Object[][] {
            {VocabularyKind.BPE, "ko/nsmc-reviews", "none"},
            {VocabularyKind.BPE, "ko/nsmc-reviews", "nori"},
            {VocabularyKind.UNIGRAM, "yo/globalvoices-yo", "none"},
            {VocabularyKind.BYTE_LEVEL, "yo/globalvoices-yo", "none"},
            {VocabularyKind.BYTE_LEVEL, "ko/nsmc-reviews", "nori"}
        };
    }

    @Test(dataProvider = "kinds")
    public void aTrainedTokenizerIsReadAlikeByOthers(VocabularyKind kind, String corpus, String boundaries)
            throws IOException {
        List<String> lines = lines(corpus);
        VocabularyTraining training = training(kind, SIZE, boundaries);
        Path out = Files.createDirectories(folder.resolve(kind + "-" + boundaries));
        assertThat(training.train(count(training, lines), out)).isEqualTo(SIZE);
        Tokenizer ours = Tokenizers.load(out);
        assertThat(ours.size()).isEqualTo(SIZE);
        List<String> asked = new ArrayList<>(lines.subList(0, 300));
        // Runs of one symbol may be cut in another order by a unigram model; names of bytes are pieces to Hugging
        // Face's.
        if (kind != VocabularyKind.UNIGRAM) {
            asked.addAll(FuzzedLines.of(20261124L, 1000));
        }
        // Marks written out in a text are marks to Hugging Face's tokenizers.
        asked.removeIf(line -> line.matches("(?s).*<(s|/s|unk|\\|endoftext\\|)>.*"));
        assertAgree(ours, out, asked);
        long tokens = 0;
        long bytes = 0;
        for (String line : lines.subList(0, 300)) {
            tokens += ours.encode(line).length;
            bytes += line.getBytes(StandardCharsets.UTF_8).length;
        }
        assertThat(2 * tokens).isLessThan(bytes);
    }

    @Test(dataProvider = "kinds")
    public void theSameCountsGiveTheSameBytes(VocabularyKind kind, String corpus, String boundaries)
            throws IOException {
        VocabularyTraining training = training(kind, 2200, boundaries);
        WordCounts counts = count(training, lines(corpus));
        Path one = Files.createDirectories(folder.resolve("one-" + kind + "-" + boundaries));
        Path two = Files.createDirectories(folder.resolve("two-" + kind + "-" + boundaries));
        training.train(counts, one);
        training.train(counts, two);
        assertThat(two.resolve("tokenizer.json")).hasSameBinaryContentAs(one.resolve("tokenizer.json"));
    }

    /** Two letters of two bytes: the most frequent pair of bytes joins first, then the letters, by hand. */
    @Test
    public void byteLevelPairsJoinByFrequency() {
        Map<String, Long> words = new HashMap<>();
        ByteLevelModel bytes = ByteLevelModel.ofBytes("t", ByteLevelTrainer.END, PreTokenizer.named("gpt2"));
        for (String text : List.of("éà", "éà", "é")) {
            new ByteLevelTokenizer(bytes).forEachPreToken(text, w -> words.merge(w, 1L, Long::sum));
        }
        ByteLevelModel model =
                new ByteLevelTrainer(TrainerSettings.of(260, Mode.EXACT), bytes.preTokenizer()).train(words);
        // C3 A9 three times; then C3 A9 with C3 and C3 with A0 twice each: the shorter spelling first.
        assertThat(model.size()).isEqualTo(260);
        assertThat(List.of(model.spelling(257), model.spelling(258), model.spelling(259)))
                .containsExactly("Ã©", "ÃĠ".replace('Ġ', ByteAlphabet.letter(0xA0)), "Ã©Ã" + ByteAlphabet.letter(0xA0));
        assertThat(new ByteLevelTokenizer(model).encode("éà")).containsExactly(259);
    }

    @Test
    public void marksStayWithTheirLettersUnderAPreTokenizerThatKnowsThem() throws IOException {
        List<String> decomposed = new ArrayList<>(lines("yo/globalvoices-yo"));
        decomposed.replaceAll(line -> Normalizer.normalize(line, Normalizer.Form.NFD));
        double letters = fertility("gpt2", decomposed);
        double marks = fertility("gpt2-marks", decomposed);
        assertThat(marks).isLessThan(0.8 * letters);
    }

    @Test
    public void sizesTooSmallAndUnknownNamesAreRefused() {
        VocabularyTraining small = training(VocabularyKind.BYTE_LEVEL, 200, "none");
        assertThatThrownBy(() -> small.train(WordCounts.of(Map.of("a", 1L)), folder))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("vocabulary-size: found 200, expected at least 257");
        assertThatThrownBy(() -> new VocabularyTraining(
                        VocabularyKind.BYTE_LEVEL, TrainerSettings.of(300, Mode.EXACT), "gpt3", "none"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("gpt3")
                .hasMessageContaining("llama3-marks");
    }

    private double fertility(String preTokenizer, List<String> lines) throws IOException {
        VocabularyTraining training = new VocabularyTraining(
                VocabularyKind.BYTE_LEVEL, TrainerSettings.of(4000, Mode.EXACT), preTokenizer, "none");
        Path out = Files.createDirectories(folder.resolve(preTokenizer));
        training.train(count(training, lines), out);
        Tokenizer tokenizer = Tokenizers.load(out);
        return lines.stream().mapToLong(l -> tokenizer.encode(l).length).sum();
    }

    private static void assertAgree(Tokenizer ours, Path directory, List<String> lines) throws IOException {
        try (HuggingFaceTokenizer theirs = HuggingFaceTokenizer.builder()
                .optTokenizerPath(directory.resolve("tokenizer.json"))
                .optTruncation(false)
                .optPadding(false)
                .optAddSpecialTokens(false)
                .build()) {
            for (String line : lines) {
                assertThat(Arrays.stream(theirs.encode(line).getIds())
                                .mapToInt(id -> (int) id)
                                .toArray())
                        .as("ids of '%s'", line)
                        .isEqualTo(ours.encode(line));
            }
        }
        if (Files.exists(directory.resolve("tokenizer.model"))) {
            try (SpTokenizer theirs = new SpTokenizer(directory.resolve("tokenizer.model"))) {
                for (String line : lines) {
                    assertThat(theirs.getProcessor().encode(line)).as(line).isEqualTo(ours.encode(line));
                }
            }
        }
    }

    private static VocabularyTraining training(VocabularyKind kind, int size, String boundaries) {
        return new VocabularyTraining(
                kind, TrainerSettings.of(size, Mode.EXACT).withByteFallback(size), "llama3-marks", boundaries);
    }

    private static WordCounts count(VocabularyTraining training, List<String> lines) {
        Map<String, Long> counts = new HashMap<>();
        VocabularyTraining.Words words = training.words();
        lines.forEach(line -> words.forEach(line, word -> counts.merge(word, 1L, Long::sum)));
        return WordCounts.of(counts);
    }

    private static List<String> lines(String corpus) {
        return TestData.lines(TestData.root().resolve("tests/data/" + corpus + ".jsonl.gz"), 3000);
    }
}
