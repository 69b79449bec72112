package io.glossa.vocab.bytelevel;

import static org.assertj.core.api.Assertions.assertThat;

import io.glossa.vocab.FuzzedLines;
import io.glossa.vocab.TestData;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** Scanners cut like the regular expressions that they stand for. */
public final class PreTokenScannerTest {
    /** Characters at which the alternatives of the expressions differ. */
    private static final String[] PARTS = {
        "'",
        "s",
        "S",
        "\u017F",
        "t",
        "RE",
        "ll",
        "Ve",
        "k",
        "a",
        "é",
        "가",
        "ẹ",
        "\u0300",
        "\u0323",
        "0",
        "12",
        "½",
        "Ⅷ",
        "٣",
        " ",
        "  ",
        "\t",
        "\n",
        "\r",
        "\r\n",
        "\u00A0",
        "\u3000",
        "\u2009",
        "\u200B",
        "\u0085",
        "\u180E",
        "\u001C",
        ".",
        "(",
        "…",
        "😀",
        "\uD801\uDC00",
        "\uD835\uDFD8",
        "\uD804\uDC00",
        "\u20DD",
        "\u2581",
        "\uFEFF",
        "\uFFFD"
    };

    @DataProvider
    static Object[][] expressions() {
        return new Object[][] {{PreTokenizer.GPT2}, {PreTokenizer.LLAMA3}, {PreTokenizer.QWEN}};
    }

    @Test(dataProvider = "expressions")
    public void cutsAreThoseOfTheExpression(String expression) {
        assertThat(PreTokenScanner.of(expression)).isPresent();
        PreTokenizer letters = PreTokenizer.of(List.of(expression), false, "test");
        for (PreTokenizer preTokenizer : List.of(letters, letters.withMarks())) {
            assertThat(PreTokenScanner.of(preTokenizer.expressions().get(0))).isPresent();
            for (String text : texts()) {
                List<String> scanned = new ArrayList<>();
                List<String> matched = new ArrayList<>();
                preTokenizer.forEach(text, scanned::add);
                preTokenizer.forEachByExpression(text, matched::add);
                assertThat(scanned).as("'%s'", text).isEqualTo(matched);
            }
        }
    }

    /** Every character of the basic plane, between letters and alone. */
    @Test(dataProvider = "expressions")
    public void everyCharacterIsOfTheKindThatTheExpressionTakesItFor(String expression) {
        PreTokenizer preTokenizer = PreTokenizer.of(List.of(expression), false, "test");
        StringBuilder all = new StringBuilder();
        for (char c = 0; c < Character.MAX_VALUE; c++) {
            if (!Character.isSurrogate(c)) {
                all.append('a').append(c).append(c).append("b ").append(c);
            }
        }
        List<String> scanned = new ArrayList<>();
        List<String> matched = new ArrayList<>();
        preTokenizer.forEach(all.toString(), scanned::add);
        preTokenizer.forEachByExpression(all.toString(), matched::add);
        assertThat(scanned).isEqualTo(matched);
    }

    private static List<String> texts() {
        List<String> texts = new ArrayList<>(FuzzedLines.of(20261125L, 2000));
        for (String file : List.of("yo/globalvoices-yo", "ko/react-docs-ko", "en/state-union")) {
            texts.addAll(TestData.lines(TestData.root().resolve("tests/data/" + file + ".jsonl.gz"), 300));
        }
        Random random = new Random(20261126L);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = 1 + random.nextInt(12); n > 0; n--) {
                text.append(PARTS[random.nextInt(PARTS.length)]);
            }
            texts.add(text.toString());
        }
        return texts;
    }
}
