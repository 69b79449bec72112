package io.glossa.corpus.normalise;

import static org.assertj.core.api.Assertions.assertThat;

import io.glossa.corpus.LanguageTexts;
import io.glossa.corpus.language.LanguageProfile;
import io.glossa.corpus.language.Languages;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public final class GreekMojibakeTest {
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final Charset WINDOWS_1253 = Charset.forName("windows-1253");
    private static final Charset ISO_8859_7 = Charset.forName("ISO-8859-7");
    private static final String GREEK = "Άγνωστοι έσπασαν χθες τη βιτρίνα. Ήταν 3 το πρωί.";

    private final LanguageProfile greek = Languages.load("el", "");
    private final MojibakeRepair repair = new MojibakeRepair();

    @DataProvider
    public Object[][] wrongCharsets() {
        return new Object[][] {
            {"Windows-1253 as Latin-1", WINDOWS_1253, StandardCharsets.ISO_8859_1},
            {"Windows-1253 as Windows-1252", WINDOWS_1253, WINDOWS_1252},
            {"ISO-8859-7 as Latin-1", ISO_8859_7, StandardCharsets.ISO_8859_1},
            {"UTF-8 as Latin-1", StandardCharsets.UTF_8, StandardCharsets.ISO_8859_1},
        };
    }

    @Test(dataProvider = "wrongCharsets")
    public void wronglyDecodedGreekIsDecodedAgain(String what, Charset right, Charset wrong) {
        String damaged = new String(GREEK.getBytes(right), wrong);
        Normalised repaired = repair.apply("Σωστή γραμμή.\n" + damaged, greek);
        assertThat(repaired.text()).as(what).isEqualTo("Σωστή γραμμή.\n" + GREEK);
        assertThat(repaired.changes()).isPositive();
    }

    @Test
    public void utf8ReadAsAGreekSetIsDecodedAgain() {
        String text = "Καλημέρα";
        // Windows-1253 lacks the bytes 0x81 and 0x9A among others; browsers show them as control characters.
        StringBuilder shown = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            String one = new String(new byte[] {b}, WINDOWS_1253);
            shown.append(one.equals("\uFFFD") ? (char) (b & 0xFF) : one.charAt(0));
        }
        assertThat(shown.toString()).startsWith("Ξ\u009AΞ±Ξ»Ξ");
        assertThat(repair.apply(shown.toString(), greek).text()).isEqualTo(text);
    }

    @Test
    public void everySentenceOfATreebankSurvivesTheRoundTrip() {
        int lines = 0;
        for (String text : LanguageTexts.edited("el")) {
            for (String line : text.lines()
                    .filter(l -> l.matches("[\\p{IsGreek}\\p{ASCII}]+"))
                    .toList()) {
                String damaged = new String(line.getBytes(WINDOWS_1253), WINDOWS_1252);
                if (!damaged.contains("\uFFFD")
                        && line.codePoints().filter(c -> c >= 0x370).count() > 20) {
                    assertThat(repair.apply(damaged, greek).text()).isEqualTo(line);
                    lines++;
                }
            }
        }
        assertThat(lines).isGreaterThan(700);
    }

    @Test
    public void partlyDamagedLinesAreMendedInPart() {
        LanguageProfile yoruba = Languages.load("yo", "");
        assertThat(repair.apply("Hapoel Beâ€™er Ṣé ọ̀rọ̀", yoruba).text()).isEqualTo("Hapoel Be’er Ṣé ọ̀rọ̀");
        assertThat(repair.apply("CAFÉ… ọjọ́", yoruba).text()).isEqualTo("CAFÉ… ọjọ́");
        LanguageProfile hausa = Languages.load("ha", "");
        String text = "ɗan ƙasa ɓera";
        assertThat(repair.apply(new String(text.getBytes(StandardCharsets.UTF_8), WINDOWS_1252), hausa)
                        .text())
                .isEqualTo(text);
    }

    @Test
    public void rowsOfOneSignAndForeignCodeAreNoDamage() {
        LanguageProfile korean = Languages.load("ko", "");
        for (String text : new String[] {"For Prodo····", "Conv(\"¥ì¥¹¥­¥å©\", x)", "좋다····°°°°"}) {
            assertThat(repair.apply(text, korean).text()).isEqualTo(text);
        }
        assertThat(repair.apply("Ξ» και ΟΧΙ «Ο» Ξ…", greek).text()).isEqualTo("Ξ» και ΟΧΙ «Ο» Ξ…");
    }
}
