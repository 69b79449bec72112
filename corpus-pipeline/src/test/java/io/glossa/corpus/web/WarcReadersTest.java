package io.glossa.corpus.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.glossa.corpus.SourceSettings;
import io.glossa.corpus.read.InputFile;
import io.glossa.corpus.read.Parsed;
import io.glossa.corpus.read.ReaderInputs;
import io.glossa.corpus.read.Storages;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.netpreserve.jwarc.HttpResponse;
import org.netpreserve.jwarc.MediaType;
import org.netpreserve.jwarc.WarcCompression;
import org.netpreserve.jwarc.WarcConversion;
import org.netpreserve.jwarc.WarcResponse;
import org.netpreserve.jwarc.WarcWriter;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public final class WarcReadersTest {
    private static final SourceSettings WARC = ReaderInputs.source("warc", null);
    private static final String PROSE = ReaderInputs.SENTENCES.get(0).repeat(4);
    private static final String PAGE =
            "<html><body><ul><li><a href=/>처음으로</a></li></ul><p>" + PROSE + "</p></body></html>";

    @DataProvider
    public Object[][] packings() {
        return new Object[][] {{WarcCompression.GZIP, "a.warc.gz"}, {WarcCompression.NONE, "a.warc"}};
    }

    @Test(dataProvider = "packings")
    public void pagesBecomeTheirMainTextUnderTheirAddress(WarcCompression packing, String name) throws IOException {
        InputFile file = write(
                name,
                packing,
                List.of(
                        page("https://example.kr/utf8", 200, "text/html; charset=utf-8", utf8(PAGE)),
                        page(
                                "https://example.kr/old",
                                200,
                                "text/html; charset=EUC-KR",
                                PAGE.getBytes(Charset.forName("EUC-KR"))),
                        page("https://example.kr/gone", 404, "text/html", utf8(PAGE)),
                        page("https://example.kr/a.png", 200, "image/png", new byte[] {1, 2, 3}),
                        page("https://example.kr/menu", 200, "text/html", utf8("<a href=/>처음으로</a>")),
                        packed("https://example.kr/packed", utf8(PAGE))));
        List<Parsed> parsed = ReaderInputs.parsed(WARC, file);
        assertThat(parsed).hasSize(6);
        for (int i : new int[] {0, 1, 5}) {
            assertThat(parsed.get(i)).isInstanceOfSatisfying(Parsed.Text.class, text -> {
                assertThat(text.text()).isEqualTo(PROSE);
                assertThat(text.id()).isEqualTo(text.url()).startsWith("https://example.kr/");
            });
        }
        assertThat(reasons(parsed, 2)).contains("format", "404");
        assertThat(reasons(parsed, 3)).contains("format", "image/png");
        assertThat(reasons(parsed, 4)).contains("empty", "no main text");
    }

    @Test
    public void aPageThatUnpacksToTooMuchIsRefused() throws IOException {
        byte[] blank = new byte[40 << 20];
        InputFile file = write(
                "a.warc.gz",
                WarcCompression.GZIP,
                List.of(
                        packed("https://example.kr/bomb", blank),
                        page("https://example.kr/b", 200, "text/html", utf8(PAGE))));
        List<Parsed> parsed = ReaderInputs.parsed(WARC, file);
        assertThat(reasons(parsed, 0)).contains("too-large", "unpacks to more");
        assertThat(parsed.get(1).text()).isEqualTo(PROSE);
    }

    @Test
    public void bytesThatFitNoCharsetAreRefused() throws IOException {
        byte[] page = utf8(PAGE);
        page[PAGE.indexOf("<p>") + 20] = (byte) 0xFF;
        InputFile file = write(
                "a.warc",
                WarcCompression.NONE,
                List.of(page("https://example.kr/", 200, "text/html; charset=utf-8", page)));
        assertThat(ReaderInputs.parsed(WARC, file).get(0).text()).doesNotContain("\uFFFD");
    }

    @Test
    public void textOfWetFilesIsTakenAsItIs() throws IOException {
        String text = "Αρχική\n" + ReaderInputs.SENTENCES.get(1);
        WarcConversion conversion = new WarcConversion.Builder()
                .date(Instant.EPOCH)
                .setHeader("WARC-Target-URI", "https://example.gr/")
                .body(MediaType.PLAIN_TEXT, utf8(text))
                .build();
        Path path = ReaderInputs.folder().resolve("a.warc.wet.gz");
        try (WarcWriter writer = new WarcWriter(
                Files.newByteChannel(
                        path, java.nio.file.StandardOpenOption.CREATE, java.nio.file.StandardOpenOption.WRITE),
                WarcCompression.GZIP)) {
            writer.write(conversion);
        }
        assertThat(ReaderInputs.parsed(
                        ReaderInputs.source("wet", null), Storages.plain().file(path.toString())))
                .containsExactly(new Parsed.Text("https://example.gr/", text, "https://example.gr/"));
    }

    @Test(dataProvider = "packings")
    public void aFileThatIsCutShortFails(WarcCompression packing, String name) throws IOException {
        InputFile whole = write(
                name,
                packing,
                List.of(
                        page("https://example.kr/", 200, "text/html", utf8(PAGE)),
                        page("https://example.kr/2", 200, "text/html", utf8(PAGE))));
        byte[] bytes = Files.readAllBytes(Path.of(whole.location()));
        Files.write(Path.of(whole.location()), Arrays.copyOf(bytes, bytes.length - 60));
        assertThatThrownBy(() -> ReaderInputs.parsed(WARC, whole))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining(name);
    }

    @Test
    public void aFileThatIsNoWarcFails() throws IOException {
        InputFile file = ReaderInputs.write(ReaderInputs.folder().resolve("a.warc"), "{\"text\": \"가\"}\n".repeat(50));
        assertThatThrownBy(() -> ReaderInputs.parsed(WARC, file)).isInstanceOf(UncheckedIOException.class);
    }

    private static String reasons(List<Parsed> parsed, int i) {
        Parsed.Broken broken = (Parsed.Broken) parsed.get(i);
        return broken.rule() + ": " + broken.reason();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static WarcResponse page(String url, int status, String type, byte[] body) throws IOException {
        return response(
                url,
                new HttpResponse.Builder(status, "x")
                        .body(MediaType.parse(type), body)
                        .build());
    }

    private static WarcResponse packed(String url, byte[] body) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(body);
        }
        return response(
                url,
                new HttpResponse.Builder(200, "OK")
                        .addHeader("Content-Encoding", "gzip")
                        .body(MediaType.parse("text/html; charset=utf-8"), packed.toByteArray())
                        .build());
    }

    private static WarcResponse response(String url, HttpResponse http) throws IOException {
        return new WarcResponse.Builder(URI.create(url))
                .date(Instant.EPOCH)
                .body(http)
                .build();
    }

    private static InputFile write(String name, WarcCompression packing, List<WarcResponse> records)
            throws IOException {
        Path path = ReaderInputs.folder().resolve(name);
        try (WarcWriter writer = new WarcWriter(
                Files.newByteChannel(
                        path, java.nio.file.StandardOpenOption.CREATE, java.nio.file.StandardOpenOption.WRITE),
                packing)) {
            for (WarcResponse record : records) {
                writer.write(record);
            }
        }
        return Storages.plain().file(path.toString());
    }
}
