package io.glossa.corpus.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.glossa.corpus.read.ReaderInputs;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public final class PageCharsetTest {
    private static final String KOREAN = ReaderInputs.SENTENCES.get(0) + " 똠방각하 펲시콜라.";
    private static final String GREEK = ReaderInputs.SENTENCES.get(1) + " Ά, έ, ώ: «τέλος».";
    private static final String YORUBA = ReaderInputs.SENTENCES.get(2);

    @DataProvider
    public Object[][] pages() {
        String meta = "<meta http-equiv=Content-Type content=\"text/html; charset=%s\">";
        return new Object[][] {
            // text, bytes in, HTTP header, meta
            {KOREAN, "x-windows-949", Optional.of("EUC-KR"), ""},
            {KOREAN, "x-windows-949", Optional.empty(), String.format(meta, "ks_c_5601-1987")},
            {KOREAN, "x-windows-949", Optional.of("ISO-8859-1"), String.format(meta, "euc-kr")},
            {KOREAN, "x-windows-949", Optional.of("utf-8"), String.format(meta, "euc-kr")},
            {ReaderInputs.SENTENCES.get(0).repeat(3), "EUC-KR", Optional.empty(), ""},
            {KOREAN, "UTF-8", Optional.of("ISO-8859-1"), ""},
            {GREEK, "windows-1253", Optional.of("windows-1253"), ""},
            {GREEK, "windows-1253", Optional.empty(), "<meta charset='windows-1253'>"},
            {GREEK, "ISO-8859-7", Optional.empty(), String.format(meta, "iso-8859-7")},
            {ReaderInputs.SENTENCES.get(1).repeat(3), "windows-1253", Optional.empty(), ""},
            {GREEK, "UTF-16LE", Optional.empty(), "\uFEFF"},
            {YORUBA, "UTF-8", Optional.of("no-such-charset"), ""},
            {YORUBA, "UTF-8", Optional.empty(), "\uFEFF"},
        };
    }

    @Test(dataProvider = "pages")
    public void aPageIsReadInItsOwnCharset(String text, String charset, Optional<String> header, String meta) {
        String page = (meta.startsWith("<") ? "<html><head>" + meta + "</head>" : meta + "<html>") + "<p>" + text;
        Optional<String> decoded = PageCharset.decode(page.getBytes(Charset.forName(charset)), header);
        assertThat(decoded)
                .hasValueSatisfying(t -> assertThat(t).endsWith("<p>" + text).startsWith("<html>"));
    }

    @Test
    public void aCharacterCutOffAtTheEndIsLeftOut() {
        byte[] bytes = YORUBA.getBytes(StandardCharsets.UTF_8);
        int inside = YORUBA.substring(0, YORUBA.indexOf("ọ́")).getBytes(StandardCharsets.UTF_8).length + 1;
        assertThat(PageCharset.decode(Arrays.copyOf(bytes, inside), Optional.of("utf-8")))
                .contains(YORUBA.substring(0, YORUBA.indexOf("ọ́")));
    }
}
