package io.glossa.corpus.web;

import io.glossa.corpus.SourceSettings;
import io.glossa.corpus.language.LanguageProfile;
import io.glossa.corpus.language.Languages;
import io.glossa.corpus.read.Parsed;
import io.glossa.corpus.read.RawRecord;
import io.glossa.corpus.read.RecordReader;
import io.glossa.corpus.read.TextFileReader;
import java.io.InputStream;
import java.util.Iterator;
import java.util.Optional;

/**
 * An HTML file is one document, its main text, named by the file: manuals and books as they are shipped, one page a file. There is
 * no HTTP header; the page's own word on its charset is the first.
 */
public final class HtmlFileReader implements RecordReader {
    private final TextFileReader files = new TextFileReader();
    private final Optional<MainText> mainText;

    /** A reader for no language yet. */
    public HtmlFileReader() {
        this(Optional.empty());
    }

    private HtmlFileReader(Optional<MainText> mainText) {
        this.mainText = mainText;
    }

    @Override
    public String name() {
        return "html";
    }

    @Override
    public RecordReader forLanguage(LanguageProfile language) {
        return new HtmlFileReader(Optional.of(new MainText(language)));
    }

    @Override
    public Iterator<RawRecord> records(InputStream in, String file, int maxBytes) {
        return files.records(in, file, maxBytes);
    }

    @Override
    public int maxRecordBytes(int maxTextBytes) {
        return (int) Math.min(Integer.MAX_VALUE - 8L, (long) maxTextBytes * WarcPageReader.MARKUP);
    }

    @Override
    public Parsed parse(RawRecord record, SourceSettings source, int maxTextBytes) {
        String id = record.fallbackId();
        if (record.totalBytes() > record.bytes().length) {
            return new Parsed.Broken(
                    id,
                    "",
                    "too-large",
                    "the page has " + record.totalBytes() + " bytes; at most " + maxRecordBytes(maxTextBytes)
                            + " are read");
        }
        Optional<String> html = PageCharset.decode(record.bytes(), Optional.empty());
        if (html.isEmpty()) {
            return new Parsed.Broken(
                    id, "", "encoding", "the page's bytes fit neither the charset that it declares nor UTF-8");
        }
        String text = mainText.orElseGet(() -> new MainText(Languages.load(source.language(), "")))
                .of(html.get());
        return text.isEmpty()
                ? new Parsed.Broken(id, "", "empty", "the page has no main text")
                : Parsed.sized(id, text, "", maxTextBytes);
    }
}
