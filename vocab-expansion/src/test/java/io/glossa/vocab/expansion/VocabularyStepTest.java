package io.glossa.vocab.expansion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.djl.sentencepiece.SpTokenizer;
import io.glossa.run.AtomicFiles;
import io.glossa.run.DataException;
import io.glossa.vocab.FuzzedLines;
import io.glossa.vocab.TestData;
import io.glossa.vocab.measure.ExpansionMeasure;
import io.glossa.vocab.sentencepiece.Piece;
import io.glossa.vocab.sentencepiece.SentencePieceModel;
import io.glossa.vocab.sentencepiece.SentencePieceTokenizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.testng.annotations.AfterClass;
import org.testng.annotations.BeforeClass;
import org.testng.annotations.Test;

/** The whole step over real Korean text, checked against C++ SentencePiece and Hugging Face tokenizers. */
public final class VocabularyStepTest {
    private static final VocabularySettings SETTINGS =
            new VocabularySettings(null, "unlimited", List.of("hangul"), null, 10L, null, null);

    private Path output;
    private List<String> korean;
    private List<String> english;
    private VocabularyStep step;
    private WordCounts words;
    private VocabularyReport report;
    private SentencePieceTokenizer expanded;

    @BeforeClass
    public void expand() throws IOException {
        output = Files.createTempDirectory("vocab");
        korean = TestData.lines(TestData.root().resolve("tests/data/ko/nsmc-reviews.jsonl.gz"), 8_000);
        english = TestData.lines(TestData.root().resolve("tests/data/en/movie-reviews.jsonl.gz"), 4_000);
        step = new VocabularyStep(TestData.baseModel(), SETTINGS);
        words = count(korean.subList(0, 7_000));
        report = step.run(words, new TreeMap<>(Map.of("ko", korean.subList(7_000, 8_000), "en", english)), output);
        expanded = new SentencePieceTokenizer(SentencePieceModel.read(output.resolve("tokenizer.model")));
    }

    @AfterClass
    public void deleteOutput() {
        AtomicFiles.delete(output);
    }

    @Test
    public void koreanTakesFewerTokensAndEnglishStaysIdentical() {
        ExpansionMeasure ko = report.texts().get("ko");
        assertThat(ko.tokenRatio()).isLessThan(0.35);
        assertThat(ko.expanded().byteTokenShare()).isLessThan(0.06);
        ExpansionMeasure en = report.texts().get("en");
        assertThat(en.linesWithoutScript()).isEqualTo(english.size());
        assertThat(en.changedLinesWithoutScript()).isZero();
        assertThat(en.tokenRatio()).isEqualTo(1);
    }

    @Test
    public void theSizeFollowsTheFloorAndIsPadded() {
        assertThat(report.stop()).startsWith("minimum occurrences reached: 10; the next piece '");
        assertThat(report.size() % 64).isZero();
        assertThat(report.size()).isEqualTo(512 + report.addedCharacters() + report.addedMerges());
        assertThat(report.addedMerges()).isGreaterThan(500);
    }

    @Test
    public void countsOfLearningAreOccurrencesOfEncoding() throws IOException {
        // The last piece learned is part of no other, so nothing took occurrences from it.
        List<String> table = Files.readAllLines(output.resolve(VocabularyStep.PIECES_FILE));
        assertThat(table).hasSize(1 + report.size() - 512);
        String[] last = table.get(table.size() - 1).split("\t", -1);
        assertThat(last[0]).isEqualTo(String.valueOf(report.size() - 1));
        assertThat(last[6]).isEqualTo(last[3]);
        assertThat(last[4] + last[5]).isEqualTo(last[1]);
    }

    @Test
    public void idsEqualThoseOfSentencePieceAndOfHuggingFace() throws IOException {
        List<String> yoruba = List.of("Gbogbo ènìyàn ni a bí ní òmìnira; iyì àti ẹ̀tọ́ kọ̀ọ̀kan sì dọ́gba.");
        List<String> greek = List.of("Η Αθήνα είναι η πρωτεύουσα της Ελλάδας.");
        assertAgrees(output, expanded, korean.subList(6_000, 8_000));
        assertAgrees(output, expanded, english.subList(0, 1000));
        assertAgrees(output, expanded, yoruba);
        assertAgrees(output, expanded, greek);
        assertAgrees(output, expanded, FuzzedLines.of(7, 4000));
    }

    @Test
    public void aControlTokenWrittenOutIsTextToSentencePieceAndAMarkToHuggingFace() throws IOException {
        try (HuggingFaceTokenizer theirs = open(output)) {
            assertThat(theirs.encode("a</s>b", false, false).getIds()).contains(2L);
        }
        assertThat(expanded.encode("a</s>b")).doesNotContain(2);
    }

    @Test
    public void huggingFaceDecodesWhatItEncodes() throws IOException {
        try (HuggingFaceTokenizer theirs = open(output)) {
            String text = korean.get(7_500);
            assertThat(theirs.decode(theirs.encode(text, true, false).getIds(), true))
                    .isEqualTo(text.strip());
            assertThat(theirs.encode(text, true, false).getIds()[0]).isEqualTo(1);
        }
    }

    @Test
    public void aSecondRunWritesTheSameBytes() throws IOException {
        Path again = Files.createTempDirectory("vocab-again");
        new VocabularyStep(TestData.baseModel(), SETTINGS)
                .run(words, new TreeMap<>(Map.of("ko", korean.subList(7_000, 8_000), "en", english)), again);
        for (String name : List.of(
                "tokenizer.model",
                "tokenizer.json",
                "tokenizer_config.json",
                "special_tokens_map.json",
                "added-pieces.tsv",
                "report.json")) {
            assertThat(again.resolve(name)).hasSameBinaryContentAs(output.resolve(name));
        }
        AtomicFiles.delete(again);
    }

    @Test
    public void scoresFallInIdOrderBelowTheBase() {
        List<Piece> pieces = expanded.model().pieces();
        for (int id = 512; id < pieces.size(); id++) {
            assertThat(pieces.get(id).score()).isLessThan(pieces.get(id - 1).score());
        }
        assertThat(pieces.get(512).score()).isLessThan(-252);
    }

    @Test
    public void textInAnotherScriptThanAnnouncedIsRefused() {
        assertThatThrownBy(() -> step.run(count(english.subList(0, 500)), new TreeMap<String, List<String>>(), output))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("only 0.0 % of the corpus's letters")
                .hasMessageContaining("hangul");
    }

    private WordCounts count(List<String> lines) {
        ExpansionBase cut = step.base();
        return WordCounts.of(lines.stream()
                .<String>mapMulti((line, sink) -> cut.forEachWord(line, sink))
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting())));
    }

    static void assertAgrees(Path directory, SentencePieceTokenizer ours, List<String> lines) throws IOException {
        try (SpTokenizer sentencePiece = new SpTokenizer(Files.readAllBytes(directory.resolve("tokenizer.model")));
                HuggingFaceTokenizer huggingFace = open(directory)) {
            for (String line : lines) {
                int[] ids = ours.encode(line);
                assertThat(sentencePiece.getProcessor().encode(line))
                        .as("SentencePiece on '%s'", line)
                        .isEqualTo(ids);
                // Hugging Face reads control tokens written out in text as marks.
                if (List.of("<unk>", "<s>", "</s>").stream().noneMatch(line::contains)) {
                    assertThat(Arrays.stream(huggingFace
                                            .encode(line, false, false)
                                            .getIds())
                                    .mapToInt(Math::toIntExact)
                                    .toArray())
                            .as("Hugging Face on '%s'", line)
                            .isEqualTo(ids);
                }
            }
        }
    }

    static HuggingFaceTokenizer open(Path directory) throws IOException {
        return HuggingFaceTokenizer.newInstance(
                directory.resolve("tokenizer.json"), Map.of("truncation", "false", "padding", "false"));
    }
}
