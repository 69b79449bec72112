package io.glossa.corpus.normalise;

import static org.assertj.core.api.Assertions.assertThat;

import io.glossa.corpus.language.Languages;
import java.util.List;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** What the normalisers of single languages change, and what they leave alone. */
public final class SpellingTest {
    @DataProvider
    public Object[][] cases() {
        return new Object[][] {
            {"html-entities", "named", "Kansela Schr&ouml;der na Ch&aacute;vez", "Kansela Schröder na Chávez"},
            {"html-entities", "numbers", "&#54620;&#xAE00; &#8216;yan", "한글 ‘yan"},
            {"html-entities", "Windows numbers", "&#150; &#147;x&#148;", "– “x”"},
            {"html-entities", "escaped twice", "Hugo Ch&amp;aacute;vez &amp;amp; co", "Hugo Chávez & co"},
            {"html-entities", "no semicolon", "AT&T, R&notes, a &lt b, &copy 2024", "AT&T, R&notes, a &lt b, &copy 2024"
            },
            {"html-entities", "unknown names", "&foobar; &#; &x;", "&foobar; &#; &x;"},
            {"html-entities", "markup", "<p>a &lt; b</p>\nc &gt; d", "<p>a &lt; b</p>\nc > d"},
            {
                "apostrophes",
                "Swahili",
                "ng’ombe, kinyang`anyiro, wing‘ombe, ngʼambo",
                "ng'ombe, kinyang'anyiro, wing'ombe, ng'ambo"
            },
            {"apostrophes", "quotation marks", "‘habari’ na ’90 `code` 5′", "‘habari’ na ’90 `code` 5′"},
            {"hausa", "y with a hook", "Ƴan sanda da ƴaƴanta", "'Yan sanda da 'ya'yanta"},
            {
                "hausa",
                "typed apostrophes",
                "ʼyan, ’yan, ‘yan sanda, ‘Yancin, `yar",
                "'yan, 'yan, 'yan sanda, 'Yancin, 'yar"
            },
            {"hausa", "quotations stay", "ya ce ‘yanzu’, ‘yana zuwa’, “ya’ya”", "ya ce ‘yanzu’, ‘yana zuwa’, “ya’ya”"},
            {"hausa", "hooked look-alikes", "ďan, kuđi, ḍaya, ķasa, Ḳano", "ɗan, kuɗi, ɗaya, ƙasa, Ƙano"},
            {"hausa", "foreign names", "Đoković, Hořák", "Đoković, Hořák"},
            {"yoruba", "vertical lines", "o̩mo̩ is̩é̩ E̩gbé̩", "ọmọ iṣẹ́ Ẹgbẹ́"},
            {"yoruba", "plus signs", "kò̟ò̟kan is̟e", "kọ̀ọ̀kan iṣe"},
            {"yoruba", "iota subscripts", "eͅgbeͅ sͅisͅeͅ", "ẹgbẹ ṣiṣẹ"},
            {"yoruba", "cedillas, commas and ogoneks", "şişe, Șé, ję, Ęni, ȩgbé", "ṣiṣe, Ṣé, jẹ, Ẹni, ẹgbé"},
            {"yoruba", "two marks for one dot", "o\u0323\u0329mo", "ọmo"},
            {"yoruba", "names of others", "Beşiktaş, Oświęcim, Wałęsa, Başkan", "Beşiktaş, Oświęcim, Wałęsa, Başkan"},
            {"yoruba", "tones", "ọ̀rọ̀ ń ǹ m̀ ẹ̄", "ọ̀rọ̀ ń ǹ m̀ ẹ̄"},
            {"greek", "micro and operators", "10 µm, ∆εν, ι∆ια, ∑ύνολο", "10 μm, Δεν, ιΔια, Σύνολο"},
            {"greek", "operators of formulas", "∆x + ∑ 2", "∆x + ∑ 2"},
            {"greek", "accents before capitals", "΄Ενα, ´Οταν, d΄E", "Ένα, Όταν, d΄E"},
            {"greek", "Latin in Greek words", "Tα Kλση Πρoεδρεύων τoν Oι Tο", "Τα Κλση Προεδρεύων τον Οι Το"},
            {"greek", "Greek in Latin words", "Βasic unzιp ΧML ΑΙDS ΤF11 ΙV4 νiii", "Basic unzip XML AIDS TF11 IV4 viii"
            },
            {
                "greek",
                "words run together",
                "ΘέσηX σεTrue τηςPython Thε Δx Σi ΔεδομέναE",
                "ΘέσηX σεTrue τηςPython Thε Δx Σi ΔεδομέναE"
            },
            {"greek", "undecided capitals", "ΑTM ΚM", "ΑTM ΚM"},
            {"nfc", "oxia and ohm", "\u1F71\u1F73 \u2126", "άέ Ω"},
            {"nfc", "Yoruba tone marks of their own", "o\u0323\u0341 o\u0301\u0323", "ọ́ ọ́"},
        };
    }

    @Test(dataProvider = "cases")
    public void writesOneSpelling(String name, String what, String text, String expected) {
        Normalised normalised = Normaliser.named(List.of(name)).get(0).apply(text, Languages.load("el", ""));
        assertThat(normalised.text()).as(what).isEqualTo(expected);
        assertThat(normalised.changes() > 0).as("changes are counted").isEqualTo(!text.equals(expected));
    }
}
