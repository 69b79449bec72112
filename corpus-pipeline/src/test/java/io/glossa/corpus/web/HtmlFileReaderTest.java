package io.glossa.corpus.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.glossa.corpus.SourceSettings;
import io.glossa.corpus.read.Parsed;
import io.glossa.corpus.read.ReaderInputs;
import io.glossa.corpus.read.Storages;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.testng.annotations.Test;

public final class HtmlFileReaderTest {
    private static final SourceSettings HTML = ReaderInputs.source("html", null);
    private static final String PROSE = ReaderInputs.SENTENCES.get(0).repeat(4);
    private static final String BODY = "<body><ul><li><a href=/>처음으로</a></li></ul><p>" + PROSE + "</p></body></html>";

    @Test
    public void aFileIsItsMainText() throws IOException {
        assertThat(read(("<html>" + BODY).getBytes(StandardCharsets.UTF_8)))
                .singleElement()
                .isInstanceOfSatisfying(Parsed.Text.class, text -> {
                    assertThat(text.text()).isEqualTo(PROSE);
                    assertThat(text.id()).startsWith("page.html");
                });
    }

    @Test
    public void thePageNamesItsCharset() throws IOException {
        byte[] old = ("<html><head><meta charset=\"euc-kr\"></head>" + BODY).getBytes(Charset.forName("EUC-KR"));
        assertThat(read(old)).singleElement().extracting(Parsed::text).isEqualTo(PROSE);
    }

    @Test
    public void whatIsNoPageIsRefusedWithItsReason() throws IOException {
        assertThat(read("<a href=/>처음으로</a>".getBytes(StandardCharsets.UTF_8)))
                .singleElement()
                .isInstanceOfSatisfying(
                        Parsed.Broken.class, broken -> assertThat(broken.rule()).isEqualTo("empty"));
        assertThat(read(new byte[0])).isEmpty();
    }

    @Test
    public void aPageAboveTheLimitIsRefused() throws IOException {
        SourceSettings source = ReaderInputs.source("html", null);
        byte[] page = ("<html>" + BODY).getBytes(StandardCharsets.UTF_8);
        HtmlFileReader reader = new HtmlFileReader();
        int limit = page.length / WarcPageReader.MARKUP - 1;
        var record = reader.records(new java.io.ByteArrayInputStream(page), "page.html", reader.maxRecordBytes(limit))
                .next();
        assertThat(reader.parse(record, source, limit)).isInstanceOfSatisfying(Parsed.Broken.class, broken -> {
            assertThat(broken.rule()).isEqualTo("too-large");
            assertThat(broken.reason()).contains(page.length + " bytes");
        });
    }

    private static List<Parsed> read(byte[] page) throws IOException {
        Path file = Files.createTempDirectory("html").resolve("page.html");
        Files.write(file, page);
        return ReaderInputs.parsed(HTML, Storages.plain().file(file.toString()));
    }
}
