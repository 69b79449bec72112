package io.glossa.corpus.redact;

import static org.assertj.core.api.Assertions.assertThat;

import io.glossa.corpus.LanguageTexts;
import io.glossa.corpus.language.Languages;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** Numbers of every kind; check digits were reckoned by a program of its own. */
public final class NumberRedactorTest {
    @DataProvider
    public Object[][] personal() {
        return new Object[][] {
            {"ip", "서버 211.234.100.55:8080 접속", "서버 [ip]:8080 접속"},
            {"ip", "from 41.203.72.190 and 2a00:1450:4009:81f::200e", "from [ip] and [ip]"},
            {"iban", "IBAN: GB82 WEST 1234 5698 7654 32.", "IBAN: [iban]."},
            {"iban", "GR1601101250000000012300695 ή GR16 0110 1250 0000 0001 2300 695", "[iban] ή [iban]"},
            {"iban", "MT84MALT011000012345MTLCAST001S", "[iban]"},
            {"card", "카드 4111-1111-1111-1111, 5500 0000 0000 0004", "카드 [card], [card]"},
            {"card", "3400 000000 00009 or 30569309025904", "[card] or [card]"},
            {"card", "Verve 5060666666666666666", "Verve [card]"},
            {"kr-resident-number", "주민번호 900101-1234567입니다", "주민번호 [kr-resident-number]입니다"},
            {"kr-resident-number", "(9001011234568)", "([kr-resident-number])"},
            {"kr-resident-number", "외국인 850615-7123452", "외국인 [kr-resident-number]"},
            {"gr-tax-number", "ΑΦΜ: 094019245, Α.Φ.Μ. 090000045", "ΑΦΜ: [gr-tax-number], Α.Φ.Μ. [gr-tax-number]"},
            {"gr-tax-number", "VAT EL 023456780", "VAT EL [gr-tax-number]"},
            {"gr-amka", "ΑΜΚΑ 15127901237", "ΑΜΚΑ [gr-amka]"},
            {"za-id-number", "ID 8001015009087, 800101 5009 087", "ID [za-id-number], [za-id-number]"},
            {
                "ke-id-number",
                "kitambulisho namba 0069184, ID No. 23456789",
                "kitambulisho namba [ke-id-number], ID No. [ke-id-number]"
            },
            {"ng-nin", "NIN: 12345678901, My NIN is 1234 567 8901", "NIN: [ng-nin], My NIN is [ng-nin]"},
            {"phone", "Simu: 022 2864899, 0786-800000, 0715939902", "Simu: [phone], [phone], [phone]"},
            {"phone", "254712345678 na +255 754 321 987", "[phone] na [phone]"},
            {"phone", "Pe 08023169485, 0803 771 4863 tabi +2348064446168", "Pe [phone], [phone] tabi [phone]"},
            {"phone", "ku: 083 427 0749, 0730001407, (021) 447 8638", "ku: [phone], [phone], [phone]"},
            {"phone", "τηλ. 210 1234567, 6972 123456, 2310-123456", "τηλ. [phone], [phone], [phone]"},
            {"phone", "0030 210 1234567", "[phone]"},
        };
    }

    @Test(dataProvider = "personal")
    public void personalNumbersAreReplaced(String kind, String text, String expected) {
        assertThat(redactor(kind).redact(text).text()).isEqualTo(expected);
    }

    @DataProvider
    public Object[][] harmless() {
        return new Object[][] {
            {"ip", "10.1.22.133, 172.16.254.1, 192.168.100.20, 127.0.0.1, 203.0.113.77, 169.254.10.200"},
            {"ip", "버전 7.4.7.2, 8.8.8.8, 115.0.5790.170, 1.2.3.4.5, v123.45.67.89, 012.123.123.123"},
            {"ip", "12:30:45, std::vector, 2001:db8::1, fe80::1ff:fe23:4567:890a, 2024:11:24"},
            {"iban", "GB82 WEST 1234 5698 7654 33, XX82 WEST 1234 5698 7654 32, GB82WEST123456987654321"},
            {"card", "4111 1111 1111 1112, 1234567812345670, 9780306406157, 411111111111111"},
            {"kr-resident-number", "901301-1234567, 900101-9234567, 9001011234567, 900101-12345678, 계좌 900132-1234567"},
            {"gr-tax-number", "αριθμός 094019245, ΑΦΜ 094019246, ΑΦΜ 000000000"},
            {"gr-amka", "32127901237, 15137901237, 15127901238"},
            {"za-id-number", "8001015009088, 8013015009087, 8001015009987"},
            {"ke-id-number", "watu 23456789, mwaka 1234567, ID 1 ya 2345678"},
            {"ng-nin", "N12345678901, naira 12345678901, LINING 12345678901"},
            {"phone", "0123456789, 2101234567, 070123456789, 5/0712345678, 210-12"},
        };
    }

    @Test(dataProvider = "harmless")
    public void otherNumbersAreLeftAlone(String kind, String text) {
        assertThat(redactor(kind).redact(text).text()).isEqualTo(text);
    }

    @Test
    public void everyPhoneFormMatchesItsExample() {
        for (PhoneFormats.Format format : PhoneFormats.load().formats()) {
            assertThat(format.example()).as(format.country()).matches("(?:" + format.pattern() + ")");
            assertThat(redactor("phone").redact("a " + format.example() + ".").text())
                    .isEqualTo("a [phone].");
        }
    }

    @Test
    public void everyKindHasItsPlaceholderAndItsExamples() {
        Set<String> placeholders = new HashSet<>();
        Set<String> tested = new HashSet<>(Set.of("email"));
        for (Object[] row : personal()) {
            tested.add((String) row[0]);
        }
        ServiceLoader.load(Redactor.class).forEach(redactor -> {
            assertThat(redactor.placeholder()).isEqualTo("[" + redactor.name() + "]");
            assertThat(placeholders.add(redactor.placeholder()))
                    .as(redactor.name())
                    .isTrue();
            assertThat(tested).contains(redactor.name());
        });
    }

    @Test
    public void whatIsRedactedHoldsNothingMore() {
        List<Redactor> all = new ArrayList<>();
        ServiceLoader.load(Redactor.class).forEach(all::add);
        for (Object[] row : personal()) {
            String redacted = (String) row[2];
            all.forEach(r ->
                    assertThat(r.find(redacted)).as(r.name() + ": " + redacted).isEmpty());
        }
    }

    @Test
    public void editedTextHoldsNoneOfTheNumbersThatACheckMustTell() {
        List<Redactor> checked = Redactor.named(
                List.of("ip", "iban", "card", Redactor.NATIONAL),
                List.of("kr-resident-number", "gr-tax-number", "gr-amka", "za-id-number", "ke-id-number", "ng-nin"));
        for (String language : LanguageTexts.EDITED.keySet()) {
            for (String text : LanguageTexts.edited(language)) {
                checked.forEach(r -> assertThat(r.find(text))
                        .as(r.name() + " in " + language)
                        .isEmpty());
            }
        }
    }

    @Test
    public void nationalStandsForTheKindsOfTheLanguage() {
        List<String> zulu = Languages.load("zu", "").personalData();
        assertThat(Redactor.named(List.of("email", Redactor.NATIONAL, "phone"), zulu))
                .extracting(Redactor::name)
                .containsExactly("email", "za-id-number", "phone");
        assertThat(Redactor.named(List.of(Redactor.NATIONAL), List.of())).isEmpty();
    }

    private static Redactor redactor(String kind) {
        return Redactor.named(List.of(kind)).get(0);
    }
}
