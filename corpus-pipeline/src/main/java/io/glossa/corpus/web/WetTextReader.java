package io.glossa.corpus.web;

import io.glossa.corpus.SourceSettings;
import io.glossa.corpus.read.Parsed;
import io.glossa.corpus.read.RawRecord;
import io.glossa.corpus.read.RecordReader;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;

/**
 * Pages of a crawl as the crawl's own extraction left them: WET files, WARC files of plain text. The address is both id and
 * {@code url}. Menus and footers are still in the text; where there is a choice, read the WARC files.
 */
public final class WetTextReader implements RecordReader {
    private static final int HEADER_BYTES = 1 << 16;

    @Override
    public String name() {
        return "wet";
    }

    @Override
    public Iterator<RawRecord> records(InputStream in, String file, int maxBytes) {
        return new WarcRecords(in, file, Set.of("conversion"), maxBytes);
    }

    @Override
    public int maxRecordBytes(int maxTextBytes) {
        return (int) Math.min(Integer.MAX_VALUE - 8L, (long) maxTextBytes + HEADER_BYTES);
    }

    @Override
    public Parsed parse(RawRecord record, SourceSettings source, int maxTextBytes) {
        try {
            CrawledPage page = CrawledPage.of(record, maxRecordBytes(maxTextBytes));
            Optional<String> text = PageCharset.strictly(page.body(), StandardCharsets.UTF_8);
            return text.isEmpty()
                    ? new Parsed.Broken(page.url(), "", "encoding", "the text is not UTF-8")
                    : Parsed.sized(page.url(), text.get(), page.url(), maxTextBytes);
        } catch (CrawledPage.NoPageException e) {
            return e.broken(record.fallbackId());
        }
    }
}
