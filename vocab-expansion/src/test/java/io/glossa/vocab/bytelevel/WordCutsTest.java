package io.glossa.vocab.bytelevel;

import static org.assertj.core.api.Assertions.assertThat;

import io.glossa.vocab.TestData;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** Where pre-tokenizers cut real Yoruba, Swahili and Korean words. */
public final class WordCutsTest {
    private static final ByteLevelModel GPT2 = ByteLevelSamples.model();

    @DataProvider
    static Object[][] expressions() {
        return new Object[][] {{PreTokenizer.GPT2}, {PreTokenizer.LLAMA3}};
    }

    @Test(dataProvider = "expressions")
    public void expressionsWithoutMarksCutYorubaAndThoseWithMarksDoNot(String expression) {
        PreTokenizer letters = PreTokenizer.of(List.of(expression), false, "test");
        List<String> composed = lines("yo/globalvoices-yo", Normalizer.Form.NFC);
        List<String> decomposed = lines("yo/globalvoices-yo", Normalizer.Form.NFD);
        double inNfc = WordCuts.of(GPT2.withPreTokenizer(letters), composed).cutShare();
        double inNfd = WordCuts.of(GPT2.withPreTokenizer(letters), decomposed).cutShare();
        assertThat(inNfc).isBetween(0.05, 0.4);
        assertThat(inNfd).isGreaterThan(0.5);
        ByteLevelModel marked = GPT2.withPreTokenizer(letters.withMarks());
        assertThat(WordCuts.of(marked, composed).cutShare()).isZero();
        assertThat(WordCuts.of(marked, decomposed).cutShare()).isZero();
        assertThat(WordCuts.of(marked, decomposed).leastFertility()).isEqualTo(1);
    }

    @Test
    public void theCostIsWhatTheCutsAddToTheTokens() {
        // "ẹ̀kọ́" is cut before and behind each of its two marks without a composed form; "the" is one token.
        WordCuts cuts = WordCuts.of(GPT2, List.of("the ẹ̀kọ́, the2 the"));
        assertThat(cuts.words()).isEqualTo(2);
        assertThat(cuts.cutWords()).isZero();
        cuts = WordCuts.of(GPT2, List.of("the ẹ̀kọ́ the"));
        assertThat(cuts.words()).isEqualTo(3);
        assertThat(cuts.cutWords()).isEqualTo(1);
        assertThat(cuts.preTokens()).isEqualTo(2 + 4);
        assertThat(cuts.tokens()).isEqualTo(2 + new ByteLevelTokenizer(GPT2).encode(" ẹ̀kọ́").length);
        assertThat(cuts.avoidableShare()).isEqualTo(Math.round(1e4 * 3 / cuts.tokens()) / 1e4);
    }

    @Test(dataProvider = "expressions")
    public void wordsOfSwahiliAndKoreanStayWhole(String expression) {
        ByteLevelModel model = GPT2.withPreTokenizer(PreTokenizer.of(List.of(expression), false, "test"));
        assertThat(WordCuts.of(model, lines("sw/bible-nt-sw", Normalizer.Form.NFC))
                        .cutShare())
                .isZero();
        assertThat(WordCuts.of(model, lines("ko/ud-korean", Normalizer.Form.NFC))
                        .cutShare())
                .isLessThan(0.001);
    }

    @Test(dataProvider = "expressions")
    public void textWithoutMarksIsCutAsBefore(String expression) {
        PreTokenizer letters = PreTokenizer.of(List.of(expression), false, "test");
        for (String line : lines("en/state-union", Normalizer.Form.NFC)) {
            List<String> before = new ArrayList<>();
            List<String> after = new ArrayList<>();
            letters.forEach(line, before::add);
            letters.withMarks().forEach(line, after::add);
            assertThat(after).isEqualTo(before);
        }
    }

    private static List<String> lines(String file, Normalizer.Form form) {
        List<String> lines =
                new ArrayList<>(TestData.lines(TestData.root().resolve("tests/data/" + file + ".jsonl.gz"), 1500));
        lines.replaceAll(line -> Normalizer.normalize(line, form));
        return lines;
    }
}
