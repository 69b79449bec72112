package io.glossa.corpus.web;

import io.glossa.corpus.read.Parsed;
import io.glossa.corpus.read.RawRecord;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import org.netpreserve.jwarc.HttpResponse;
import org.netpreserve.jwarc.MediaType;
import org.netpreserve.jwarc.WarcReader;
import org.netpreserve.jwarc.WarcRecord;
import org.netpreserve.jwarc.WarcResponse;
import org.netpreserve.jwarc.WarcTargetRecord;

/**
 * What one record of a crawl brought.
 *
 * @param url address of the page; the record's file and number when the record has none
 * @param type media type in lower case, such as {@code text/html}; empty when nobody tells
 * @param charset as the HTTP header tells it
 * @param body without transfer and content encoding
 */
@SuppressWarnings("ArrayRecordComponent") // Made and used in one place.
record CrawledPage(String url, String type, Optional<String> charset, byte[] body) {
    /** A record that brought no page. */
    static final class NoPageException extends Exception {
        private static final long serialVersionUID = 1;

        private final String rule;

        NoPageException(String rule, String reason) {
            super(reason);
            this.rule = rule;
        }

        Parsed.Broken broken(String id) {
            return new Parsed.Broken(id, "", rule, getMessage());
        }
    }

    /**
     * Takes a record apart.
     *
     * @param maxBytes of the body; a body that unpacks to more is refused
     */
    static CrawledPage of(RawRecord record, int maxBytes) throws NoPageException {
        if (record.totalBytes() > record.bytes().length) {
            throw new NoPageException(
                    "too-large", "the record has " + record.totalBytes() + " bytes; at most " + maxBytes + " are read");
        }
        try (WarcReader reader = new WarcReader(new ByteArrayInputStream(record.bytes()))) {
            WarcRecord warc = reader.next().orElseThrow(() -> new NoPageException("format", "the record is empty"));
            String url = warc instanceof WarcTargetRecord target && target.target() != null
                    ? target.target()
                    : record.fallbackId();
            if (warc instanceof WarcResponse response) {
                return of(url, response.http(), maxBytes);
            }
            return of(url, warc.contentType(), read(warc.body().stream(), maxBytes));
        } catch (IOException | RuntimeException e) {
            throw new NoPageException("format", "the record cannot be taken apart: " + e.getMessage());
        }
    }

    private static CrawledPage of(String url, HttpResponse http, int maxBytes) throws IOException, NoPageException {
        if (http.status() != 200) {
            throw new NoPageException("format", "the server answered " + http.status() + "; expected 200");
        }
        return of(url, http.contentType(), read(http.bodyDecoded().stream(), maxBytes));
    }

    private static CrawledPage of(String url, MediaType type, byte[] body) {
        String name = (type.type() + "/" + type.subtype()).toLowerCase(Locale.ROOT);
        return new CrawledPage(url, name, Optional.ofNullable(type.parameters().get("charset")), body);
    }

    private static byte[] read(java.io.InputStream in, int maxBytes) throws IOException, NoPageException {
        byte[] body = in.readNBytes(maxBytes);
        if (body.length == maxBytes && in.read() >= 0) {
            throw new NoPageException("too-large", "the page unpacks to more than " + maxBytes + " bytes");
        }
        return body;
    }
}
