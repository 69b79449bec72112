package io.glossa.corpus.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.glossa.corpus.LanguageTexts;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** The contract of analysers, for each that there is, and what those of single languages find. */
public final class EveryAnalyserTest {
    private static final String ODD = "'’‘-–\u0301.,'y 'y' ’Ya'ya 1,000.5 a.b 😀𝒜𝒷 \uD83D x_y \u0323ọ́\n  -";

    @DataProvider
    public Object[][] analysers() {
        List<Object[]> rows = new ArrayList<>();
        ServiceLoader.load(WordAnalyser.class).forEach(a -> rows.add(new Object[] {a.name(), a}));
        return rows.toArray(Object[][]::new);
    }

    @Test(dataProvider = "analysers")
    public void wordsComeInOrderAndHoldALetterOrDigit(String name, WordAnalyser analyser) {
        WordAnalyser.Scanner scanner = analyser.open();
        List<String> texts = new ArrayList<>(List.of("", ODD));
        LanguageTexts.EDITED
                .keySet()
                .forEach(l -> texts.addAll(LanguageTexts.edited(l).subList(0, 20)));
        for (String text : texts) {
            int[] last = {0};
            scanner.scan(text, (start, end) -> {
                assertThat(start).isGreaterThanOrEqualTo(last[0]);
                assertThat(end).isGreaterThan(start).isLessThanOrEqualTo(text.length());
                last[0] = end;
                if (!name.equals("standard") && !name.equals("icu") && !name.equals("nori")) {
                    assertThat(text.substring(start, end).codePoints()).anyMatch(Character::isLetterOrDigit);
                }
            });
        }
        assertThat(analyser.spellings("και").get(0)).isEqualTo("και");
    }

    @DataProvider
    public Object[][] words() {
        return new Object[][] {
            {
                "spaced",
                "Ng'ombe 1,000 wa kijiji-hicho.Lakini",
                List.of("Ng'ombe", "1,000", "wa", "kijiji", "hicho", "Lakini")
            },
            {
                "hausa",
                "'Ya'ya da 'yan 'mota' ɗan ƙasa 'yi'",
                List.of("'Ya'ya", "da", "'yan", "mota", "ɗan", "ƙasa", "'yi")
            },
            {
                "nguni",
                "ngesi-Zulu, i-Afrika ngo-2019 - 2010-2019",
                List.of("ngesi-Zulu", "i-Afrika", "ngo-2019", "2010", "2019")
            },
            {
                "yoruba",
                "Ọ̀rọ̀ o\u0323\u0300ro\u0323\u0300 n'ílé (ń)",
                List.of("Ọ̀rọ̀", "o\u0323\u0300ro\u0323\u0300", "n'ílé", "ń")
            },
            {"greek", "Ο κ. Νίκος: «απ’ το 3,5»;", List.of("Ο", "κ", "Νίκος", "απ", "το", "3,5")},
        };
    }

    @Test(dataProvider = "words")
    public void wordsAreThoseOfTheLanguage(String analyser, String text, List<String> expected) {
        assertThat(words(analyser, text)).isEqualTo(expected);
    }

    @Test
    public void spacedWordsAreThoseOfTheUnicodeRules() {
        for (String language : List.of("en", "ko", "el", "sw", "yo", "zu")) {
            int differ = 0;
            int all = 0;
            for (String text : LanguageTexts.edited(language)) {
                Set<String> standard = new HashSet<>(words("standard", text));
                List<String> spaced = words("spaced", text);
                all += spaced.size();
                differ +=
                        (int) spaced.stream().filter(w -> !standard.contains(w)).count();
            }
            assertThat((double) differ / all).as(language).isLessThan(0.003);
        }
    }

    @Test
    public void stopWordsAreKnownInTheSpellingsOfTheWeb() {
        assertThat(new GreekWords().spellings("από")).containsExactly("από", "απο");
        assertThat(new GreekWords().spellings("της")).containsExactly("της", "τησ");
        assertThat(new YorubaWords().spellings("àwọn")).containsExactly("àwọn", "awọn", "awon");
        assertThat(new YorubaWords().spellings("kò")).containsExactly("kò", "ko");
        assertThat(new YorubaWords().spellings("ọ̀")).containsExactly("ọ̀", "ọ");
    }

    private static List<String> words(String analyser, String text) {
        List<String> words = new ArrayList<>();
        WordAnalyser.named(analyser).open().scan(text, (start, end) -> words.add(text.substring(start, end)));
        return words;
    }
}
