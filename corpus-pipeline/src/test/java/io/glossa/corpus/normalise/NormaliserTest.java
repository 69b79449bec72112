package io.glossa.corpus.normalise;

import static org.assertj.core.api.Assertions.assertThat;

import io.glossa.corpus.language.LanguageProfile;
import io.glossa.corpus.language.Languages;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.Random;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public final class NormaliserTest {
    private static final List<String> ALL =
            List.of("markdown-code", "c4-lines", "repair-mojibake", "korean", "nfc", "controls");
    private static final String KOREAN = "지난 주말에 극장에서 흑백 영화를 보았습니다. 값이 싸고 앉을 데가 많다.";
    private final LanguageProfile korean = Languages.load("ko", "");
    private final LanguageProfile english = Languages.load("en", "");

    @DataProvider
    public Object[][] cases() {
        return new Object[][] {
            {"nfc", "decomposed Yoruba", "o\u0323\u0300ro\u0323\u0300", "ọ̀rọ̀"},
            {"nfc", "decomposed Greek", "α\u0301νθρωπος", "άνθρωπος"},
            {"nfc", "compatibility forms stay", "x² … ﬁ ①", "x² … ﬁ ①"},
            {"korean", "decomposed syllables", Normalizer.normalize(KOREAN, Normalizer.Form.NFD), KOREAN},
            {"korean", "half-width letters", "ﾾￂﾤﾡￚﾩ ￇﾵ", "한글 ㅔㅅ"},
            {"korean", "half-width: a consonant before a vowel begins a syllable", "ﾡￂﾤￂ", "가나"},
            {"korean", "half-width double final", "ﾡￂﾲￂ ﾡￂﾲﾵ", "가바 값"},
            {"korean", "doubled conjoining letters", "\u1100\u1100\u1169\u1161", "꽈"},
            {"korean", "a second final consonant", "\uAC11\u11BA", "값"},
            {"korean", "lone conjoining letters become those people type", "\u110F\u110F\u110F", "ㅋㅋㅋ"},
            {"korean", "compatibility letters stay", "ㅋㅋ ㅇㅇ ㅠㅠ ㅎㅏ", "ㅋㅋ ㅇㅇ ㅠㅠ ㅎㅏ"},
            {"korean", "full-width Latin", "Ｒｅａｃｔ　１８！ ￦１，０００", "React 18! ₩1,000"},
            {"controls", "invisible characters", "\uFEFF영\u200B화\u00AD가\u0007 좋\u2060다\u3164", "영화가 좋다"},
            {"controls", "line ends", "하나\r\n둘\r셋\u2028넷\u0085다섯", "하나\n둘\n셋\n넷\n다섯"},
            {"controls", "spaces at line ends", "하나  \n둘\t\n셋 ", "하나\n둘\n셋"},
            {"controls", "blank lines", "\n\n하나\n \n\n\n둘\n\n", "하나\n\n둘"},
            {"controls", "odd spaces", "하나\u00A0둘\u2003셋", "하나 둘 셋"},
            {"controls", "emoji keep their joiners", "👨\u200D👩\u200D👧 좋아", "👨\u200D👩\u200D👧 좋아"},
            {"controls", "an unpaired surrogate is damage", "짝\uD83D 없음", "짝\uFFFD 없음"},
            {"controls", "indentation and tabs stay", "if x:\n\treturn\n    y", "if x:\n\treturn\n    y"},
            {"c4-lines", "lines without an end mark go", "홈 > 자료실 > 목록\n비가 와서 집에 있었다.\n", "비가 와서 집에 있었다.\n"},
            {"c4-lines", "short lines go", "네, 그래요.\n“오늘은 비가 왔다.”\n끝.", "“오늘은 비가 왔다.”\n"},
            {"c4-lines", "notices and previews go", "우리는 쿠키를 사용 합니다.\n더 읽어 보려면 누르세요...\n", ""},
            {"c4-lines", "citations go", "서울은 대한민국의 수도이다[[1]2].\n", "서울은 대한민국의 수도이다.\n"},
            {"c4-lines", "blank lines stay", "하나 둘 셋.\n\n넷 다섯 여섯!\n", "하나 둘 셋.\n\n넷 다섯 여섯!\n"},
            {"markdown-code", "fenced code goes", "앞\n```js\ncode();\n```\n뒤 `x`", "앞\n뒤 `x`"},
            {"markdown-code", "front matter goes", "---\ntitle: x\n---\n본문", "본문"},
            {"markdown-code", "a longer fence holds a shorter one", "````\n```\nx\n```\n````\n뒤", "뒤"},
            {"markdown-code", "an open fence ends with the page", "앞\n```\nx", "앞\n"},
        };
    }

    @Test(dataProvider = "cases")
    public void writesOneSpelling(String name, String what, String text, String expected) {
        Normalised normalised = normaliser(name).apply(text, korean);
        assertThat(normalised.text()).as(what).isEqualTo(expected);
        assertThat(normalised.changes() > 0).as("changes are counted").isEqualTo(!text.equals(expected));
    }

    @Test
    public void composesEverySyllableFromItsLetters() {
        StringBuilder all = new StringBuilder();
        for (char c = 0xAC00; c <= 0xD7A3; c++) {
            all.append(c).append(' ');
        }
        String text = all.toString();
        String letters = Normalizer.normalize(text, Normalizer.Form.NFD);
        assertThat(normaliser("korean").apply(letters, korean).text()).isEqualTo(text);
    }

    @DataProvider
    public Object[][] wrongCharsets() {
        return new Object[][] {
            {"UTF-8 as Latin-1", StandardCharsets.UTF_8, StandardCharsets.ISO_8859_1},
            {"EUC-KR as Latin-1", Charset.forName("EUC-KR"), StandardCharsets.ISO_8859_1},
        };
    }

    @Test(dataProvider = "wrongCharsets")
    public void wronglyDecodedKoreanIsDecodedAgain(String what, Charset right, Charset wrong) {
        String damaged = new String(KOREAN.getBytes(right), wrong);
        Normalised repaired = normaliser("repair-mojibake").apply("바른 줄이다.\n" + damaged, korean);
        assertThat(repaired.text()).as(what).isEqualTo("바른 줄이다.\n" + KOREAN);
        assertThat(repaired.changes()).isPositive();
    }

    @Test
    public void textThatWentWrongTwiceIsMendedTwice() {
        String once = new String(KOREAN.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        String twice = new String(once.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        assertThat(normaliser("repair-mojibake").apply(twice, korean).text()).isEqualTo(KOREAN);
    }

    @Test
    public void englishPunctuationReadAsWindows1252IsMended() {
        String text = "I don’t know – “perhaps” naïve";
        String damaged = new String(text.getBytes(StandardCharsets.UTF_8), Charset.forName("windows-1252"));
        // Windows-1252 has no character for 0x9D, the last byte of the closing quotation mark, so Java replaces it.
        assertThat(normaliser("repair-mojibake")
                        .apply(damaged.replace("\uFFFD", "\u009D"), english)
                        .text())
                .isEqualTo(text);
    }

    @Test
    public void properTextIsNeverTakenForDamage() {
        for (String text : List.of(
                KOREAN,
                "Ça déjà vu à Zürich: «naïve» façade, 20 °C ± 1",
                "Ελλάδα",
                "Ó ní ọ̀rọ̀",
                "áéíóú ÀÈÌ",
                "50€ £3")) {
            assertThat(Mojibake.damaged(text)).as(text).isZero();
            assertThat(normaliser("repair-mojibake").apply(text, english).text())
                    .isSameAs(text);
        }
    }

    @Test
    public void whatCannotBeMendedIsCounted() {
        assertThat(Mojibake.damaged("영화\uFFFD 占쏙옙占쏙옙 좋다")).isEqualTo(7);
        String cut = new String(KOREAN.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1) + "ì";
        assertThat(normaliser("repair-mojibake").apply(cut, korean).text()).isEqualTo(cut);
        assertThat(Mojibake.damaged(cut)).isGreaterThan(60);
    }

    @Test
    public void everyNormaliserIsIdempotent() {
        long seed = 20260101;
        Random random = new Random(seed);
        List<Normaliser> normalisers = Normaliser.named(ALL);
        String alphabet =
                "가값ㅋ\u1100\u1161\u11A8\u11BA\uFFA1\uFFC2\uFFA4\u3164ａ　\u00A0\u200B\r\n\n \t`~-.ìë°Ã©\u0095\uFFFDa1o\u0323\u0300\uD83D\uDE00";
        for (int round = 0; round < 1_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(40); i >= 0; i--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            for (Normaliser normaliser : normalisers) {
                String once = normaliser.apply(text.toString(), korean).text();
                Normalised again = normaliser.apply(once, korean);
                assertThat(again.text())
                        .as("%s, seed %s, round %s", normaliser.name(), seed, round)
                        .isEqualTo(once);
                assertThat(again.changes()).isZero();
            }
        }
    }

    private static Normaliser normaliser(String name) {
        return Normaliser.named(List.of(name)).get(0);
    }
}
