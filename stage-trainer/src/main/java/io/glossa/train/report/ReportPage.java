package io.glossa.train.report;

import io.glossa.vocab.chart.LineChart;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * The page under construction: head, header, contents, main part. Elements are made through jsoup's tree, so that no
 * text can become markup.
 */
final class ReportPage {
    /** Nothing may be loaded or run; the page's own style sheet and style attributes are all it needs. */
    private static final String POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

    private final Document document = Document.createShell("");
    private final Element header;
    private final Element contents;
    private final Element main;

    ReportPage(String title) {
        document.prependChild(new org.jsoup.nodes.DocumentType("html", "", ""));
        document.selectFirst("html").attr("lang", "en");
        Element head = document.head();
        head.appendElement("meta").attr("charset", "utf-8");
        head.appendElement("meta").attr("http-equiv", "Content-Security-Policy").attr("content", POLICY);
        head.appendElement("meta").attr("name", "viewport").attr("content", "width=device-width, initial-scale=1");
        head.appendElement("meta").attr("name", "color-scheme").attr("content", "light dark");
        head.appendElement("title").text(title);
        head.appendElement("style").appendChild(new DataNode(style()));
        header = document.body().appendElement("header");
        header.appendElement("h1").text(title);
        Element navigation = document.body().appendElement("nav").attr("aria-label", "Contents");
        contents = navigation.appendElement("ul");
        main = document.body().appendElement("main");
    }

    /** Where the result stands in words. */
    Element header() {
        return header;
    }

    /** A new section with a heading and an entry in the contents. */
    Element section(String id, String title) {
        contents.appendElement("li").appendElement("a").attr("href", "#" + id).text(title);
        Element section = main.appendElement("section").attr("id", id).attr("aria-labelledby", id + "-title");
        section.appendElement("h2").attr("id", id + "-title").text(title);
        return section;
    }

    /** The page as HTML, ending in a line feed. */
    String html() {
        document.outputSettings().prettyPrint(false).charset(StandardCharsets.UTF_8);
        return document.outerHtml() + "\n";
    }

    private static String style() {
        try (InputStream in = ReportPage.class.getResourceAsStream("report.css")) {
            return LineChart.styleSheet() + new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the style sheet of the report is missing from the jar", e);
        }
    }
}
