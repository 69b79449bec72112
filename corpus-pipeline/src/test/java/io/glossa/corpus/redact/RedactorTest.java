package io.glossa.corpus.redact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.glossa.run.ConfigException;
import java.util.List;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public final class RedactorTest {
    @DataProvider
    public Object[][] personal() {
        return new Object[][] {
            {"문의는 hong.gildong@example.co.kr로 주세요.", "문의는 [email]로 주세요."},
            {"메일: kim+news@mail.example.com, lee_2@163.com.", "메일: [email], [email]."},
            {"<a href=\"mailto:info@example.org\">", "<a href=\"mailto:[email]\">"},
            {"전화 010-1234-5678 또는 01012345678", "전화 [phone] 또는 [phone]"},
            {"연락처:010 1234 5678입니다", "연락처:[phone]입니다"},
            {"(010-1234-5678)", "([phone])"},
            {"사무실 02-123-4567, 031-1234-5678", "사무실 [phone], [phone]"},
            {"(02) 1234-5678 / 070-1234-5678", "[phone] / [phone]"},
            {"+82-10-1234-5678, +82 2 1234 5678", "[phone], [phone]"},
            {"Call +44 20 7946 0958 or (202) 456-1111.", "Call [phone] or [phone]."},
            {"82-10-1234-5678", "[phone]"},
        };
    }

    @Test(dataProvider = "personal")
    public void personalDataIsReplaced(String text, String expected) {
        assertThat(redacted(text)).isEqualTo(expected);
    }

    @DataProvider
    public Object[][] harmless() {
        return new Object[][] {
            {"버전 7.4.7-1, 10.15.7 그리고 2.13.2"},
            {"2024-05-17 14:30에서 2024.06.01까지"},
            {"1592-1598년의 전쟁과 1950-1953년의 전쟁"},
            {"ISBN 978-89-7282-123-4, 89-7282-123-4"},
            {"제품 번호 8801-2345-6789, 재고 12,000개"},
            {"IP 192.168.0.10:8080, 127.0.0.1"},
            {"인구는 51,740,000명, 원주율은 3.14159265358979"},
            {"int x = 0x1234567890; a[1] = 1234567890;"},
            {"https://example.com/issues/010-1234-56789"},
            {"계좌 123-456789-01-234"},
            {"@Override public void run()"},
            {"npm install react@18.2.0 package@1.0.0-beta.rc"},
            {"8강 4강 @ 3시, 값 = a@b"},
            {"1 + 2 = 3, x+12345678, C++17"},
            {"우편번호 06236-1234, 사건번호 2019-12345-678"},
        };
    }

    @Test(dataProvider = "harmless")
    public void numbersAndCodeAreLeftAlone(String text) {
        assertThat(redacted(text)).isEqualTo(text);
    }

    @Test
    public void whatIsReplacedIsCounted() {
        assertThat(new PhoneNumbers().redact("010-1234-5678, 02-123-4567").count())
                .isEqualTo(2);
        assertThat(new EmailAddresses().redact("없음").count()).isZero();
    }

    @Test
    public void anUnknownKindIsRefusedWithTheKnownOnes() {
        assertThatThrownBy(() -> Redactor.named(List.of("emails")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("did you mean 'email'?");
    }

    private static String redacted(String text) {
        String current = text;
        for (Redactor redactor : Redactor.named(List.of("email", "phone"))) {
            current = redactor.redact(current).text();
        }
        return current;
    }
}
