package io.glossa.corpus.web;

import io.glossa.corpus.SourceSettings;
import io.glossa.corpus.language.LanguageProfile;
import io.glossa.corpus.language.Languages;
import io.glossa.corpus.read.Parsed;
import io.glossa.corpus.read.RawRecord;
import io.glossa.corpus.read.RecordReader;
import java.io.InputStream;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;

/**
 * HTML pages of a crawl in WARC files ({@code .warc}, {@code .warc.gz}), each as its main text. The address is both id and
 * {@code url}. Records that bring no page, such as requests, count as nothing; images, errors and redirects are refused with
 * their reason.
 */
public final class WarcPageReader implements RecordReader {
    /** Bytes of a page for each byte of its text that are read: markup is a few times its text, scripts may be more. */
    static final int MARKUP = 8;

    private static final int HEADER_BYTES = 1 << 16;
    private static final Set<String> HTML = Set.of("text/html", "application/xhtml+xml");

    private final Optional<MainText> mainText;

    /** A reader for no language yet. */
    public WarcPageReader() {
        this(Optional.empty());
    }

    private WarcPageReader(Optional<MainText> mainText) {
        this.mainText = mainText;
    }

    @Override
    public String name() {
        return "warc";
    }

    @Override
    public RecordReader forLanguage(LanguageProfile language) {
        return new WarcPageReader(Optional.of(new MainText(language)));
    }

    @Override
    public Iterator<RawRecord> records(InputStream in, String file, int maxBytes) {
        return new WarcRecords(in, file, Set.of("response", "resource"), maxBytes);
    }

    @Override
    public int maxRecordBytes(int maxTextBytes) {
        return (int) Math.min(Integer.MAX_VALUE - 8L, (long) maxTextBytes * MARKUP + HEADER_BYTES);
    }

    @Override
    public Parsed parse(RawRecord record, SourceSettings source, int maxTextBytes) {
        try {
            CrawledPage page = CrawledPage.of(record, maxRecordBytes(maxTextBytes));
            if (!HTML.contains(page.type())) {
                return new Parsed.Broken(
                        page.url(), "", "format", "the page is " + page.type() + "; expected text/html");
            }
            Optional<String> html = PageCharset.decode(page.body(), page.charset());
            if (html.isEmpty()) {
                return new Parsed.Broken(
                        page.url(),
                        "",
                        "encoding",
                        "the page's bytes fit neither the charset that it declares"
                                + page.charset().map(c -> " (" + c + ")").orElse("") + " nor UTF-8");
            }
            String text = mainText.orElseGet(() -> new MainText(Languages.load(source.language(), "")))
                    .of(html.get());
            return text.isEmpty()
                    ? new Parsed.Broken(page.url(), "", "empty", "the page has no main text")
                    : Parsed.sized(page.url(), text, page.url(), maxTextBytes);
        } catch (CrawledPage.NoPageException e) {
            return e.broken(record.fallbackId());
        }
    }
}
