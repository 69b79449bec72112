package io.glossa.train.eval;

import static org.assertj.core.api.Assertions.assertThat;

import io.glossa.corpus.Document;
import io.glossa.corpus.TextSize;
import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class DocumentSelectionTest {
    @Test
    public void readingOrderDoesNotMatter() {
        List<Document> documents = documents(400, 30);
        List<Document> reversed = new ArrayList<>(documents);
        Collections.reverse(reversed);
        assertThat(DocumentSelection.select(reversed, 60_000, 17))
                .isEqualTo(DocumentSelection.select(documents, 60_000, 17))
                .isNotEqualTo(DocumentSelection.select(documents, 60_000, 18));
    }

    @Test
    public void longDocumentsGiveAShareSoThatManyCount() {
        List<Document> selected = DocumentSelection.select(documents(1_000, 100), 300_000, 17);
        assertThat(selected).hasSizeGreaterThanOrEqualTo(DocumentSelection.ENOUGH_DOCUMENTS);
        assertThat(bytes(selected)).isBetween(300_000L, 301_500L);
        assertThat(selected).allMatch(d -> TextSize.of(d.text()).bytes() <= 1_500);
    }

    @Test
    public void fewDocumentsAreTakenWhole() {
        List<Document> documents = documents(20, 100);
        assertThat(DocumentSelection.select(documents, 300_000, 17)).containsExactlyInAnyOrderElementsOf(documents);
    }

    @Test
    public void theShareGrowsUntilTheCapIsFilled() {
        List<Document> selected = DocumentSelection.select(documents(50, 1_000), 300_000, 17);
        assertThat(selected).hasSize(50);
        assertThat(bytes(selected)).isGreaterThanOrEqualTo(300_000L);
    }

    @Test
    public void cutsAtLinesOrElseAtCharacters() {
        assertThat(DocumentSelection.beginning("가나\n다라", 8)).isEqualTo("가나");
        assertThat(DocumentSelection.beginning("가나다", 8)).isEqualTo("가나");
        assertThat(DocumentSelection.beginning("가나다", 9)).isEqualTo("가나다");
        assertThat(DocumentSelection.beginning("😀😀", 5)).isEqualTo("😀");
        assertThat(DocumentSelection.beginning("가", 2)).isEmpty();
    }

    @Test
    public void nothingLeftIsNothingSelected() {
        assertThat(DocumentSelection.select(List.of(new Document("a", "s", "ko", "")), 10, 1))
                .isEmpty();
    }

    @DataProvider
    public Object[][] lines() {
        return new Object[][] {
            {"Korean", "정말 재미있는 영화였다.", true},
            {"half Korean", "한글 ab", true},
            {"less than half", "한글 abc", false},
            {"English", "Choose File - Save", false},
            {"no letters", "--- 123 ---", false},
            {"laughter", "ㅋㅋㅋ", true},
            {"empty", "", false},
            {"decomposed", "\u1112\u1161\u11ab\u1100\u1173\u11af abcdef", true},
            {"digits do not count", "2026년 11월 22일", true},
        };
    }

    @Test(dataProvider = "lines")
    public void keepsLinesWhoseLettersAreMostlyHangul(String name, String line, boolean kept) {
        assertThat(ScriptLines.isMostly(line, UnicodeScript.HANGUL)).as(name).isEqualTo(kept);
    }

    @Test
    public void joinsTheLinesThatPass() {
        assertThat(ScriptLines.of("제목\nSELECT * FROM t;\n\n본문 text\n", UnicodeScript.HANGUL))
                .isEqualTo("제목");
        assertThat(ScriptLines.of("Ὁ ἄνθρωπος\nman", UnicodeScript.GREEK)).isEqualTo("Ὁ ἄνθρωπος");
    }

    private static List<Document> documents(int count, int lines) {
        List<Document> documents = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            documents.add(new Document("d" + i, "s", "ko", ("영화 " + i + "\n").repeat(lines)));
        }
        return documents;
    }

    private static long bytes(List<Document> documents) {
        return documents.stream().mapToLong(d -> TextSize.of(d.text()).bytes()).sum();
    }
}
