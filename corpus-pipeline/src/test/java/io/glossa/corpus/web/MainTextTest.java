package io.glossa.corpus.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.glossa.corpus.SourceSettings;
import io.glossa.corpus.language.LanguageProfile;
import io.glossa.corpus.language.Languages;
import io.glossa.corpus.read.ByteRange;
import io.glossa.corpus.read.InputFile;
import io.glossa.corpus.read.RawRecord;
import io.glossa.corpus.read.ReadSettings;
import io.glossa.corpus.read.ReaderInputs;
import io.glossa.corpus.read.RecordReader;
import io.glossa.corpus.read.Storages;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** What is kept of pages against what a person marked: by words, counted as often as they stand. */
public final class MainTextTest {
    private static final Path CRAWL =
            Path.of(System.getProperty("glossa.root"), "tests", "data", "web", "libreoffice-help.warc.gz");

    private static final LanguageProfile GREEK = Languages.load("el", "");

    /** Shares of words. */
    private record Agreement(double precision, double recall) {
        static Agreement of(String kept, String marked) {
            Map<String, Integer> both = words(kept);
            Map<String, Integer> gold = words(marked);
            long common = both.entrySet().stream()
                    .mapToLong(e -> Math.min(e.getValue(), gold.getOrDefault(e.getKey(), 0)))
                    .sum();
            return new Agreement((double) common / total(both), (double) common / total(gold));
        }

        private static Map<String, Integer> words(String text) {
            Map<String, Integer> words = new TreeMap<>();
            for (String word : text.split("[^\\p{L}\\p{M}\\p{N}]+")) {
                if (!word.isEmpty()) {
                    words.merge(word, 1, Integer::sum);
                }
            }
            return words;
        }

        private static long total(Map<String, Integer> words) {
            return words.values().stream().mapToLong(Integer::longValue).sum();
        }
    }

    @DataProvider
    public Object[][] markedPages() {
        return new Object[][] {
            {"news-ko.html", Languages.load("ko", "")},
            {"old-ko.html", Languages.load("ko", "")},
            {"blog-el.html", GREEK},
            {"forum-en.html", Languages.load("en", "")},
        };
    }

    @Test(dataProvider = "markedPages")
    public void ofAMarkedPageTheMatterStays(String name, LanguageProfile language) throws IOException {
        String html = new String(
                MainTextTest.class.getResourceAsStream("/web/" + name).readAllBytes(), StandardCharsets.UTF_8);
        String marked = Jsoup.parse(html).select("[data-main]").stream()
                .map(Element::text)
                .collect(Collectors.joining("\n"));
        String kept = new MainText(language).of(html.replace(" data-main", ""));
        Agreement agreement = Agreement.of(kept, marked);
        assertThat(agreement.precision()).as("precision; kept:\n" + kept).isGreaterThanOrEqualTo(0.93);
        assertThat(agreement.recall()).as("recall; kept:\n" + kept).isGreaterThanOrEqualTo(0.9);
    }

    @DataProvider
    public Object[][] crawls() {
        return new Object[][] {
            {"el", GREEK, false},
            {"el", GREEK, true},
            {"ko", Languages.load("ko", ""), false},
            {"ko", Languages.load("ko", ""), true},
        };
    }

    /**
     * Real help pages; the matter is what stands in {@code #DisplayArea} without its links. Bare: menus and columns lose the names
     * that give them away, and thirty titles are added as a menu before and after.
     */
    @Test(dataProvider = "crawls")
    public void ofHelpPagesTheMatterStays(String code, LanguageProfile language, boolean bare) throws Exception {
        StringBuilder kept = new StringBuilder();
        StringBuilder marked = new StringBuilder();
        int pages = 0;
        for (String html : helpPages(code)) {
            Document page = Jsoup.parse(html);
            page.select("[hidden], a, script, select, button, input").remove();
            marked.append(page.selectFirst("#DisplayArea").text()).append('\n');
            kept.append(new MainText(language).of(bare ? withoutNames(html, code) : html))
                    .append('\n');
            pages++;
        }
        assertThat(pages).isEqualTo(10);
        Agreement agreement = Agreement.of(kept.toString(), marked.toString());
        assertThat(agreement.precision()).as("precision of " + agreement).isGreaterThanOrEqualTo(0.98);
        assertThat(agreement.recall()).as("recall of " + agreement).isGreaterThanOrEqualTo(0.72);
    }

    @Test
    public void aPageInAnotherLanguageIsLeftToTheFilters() {
        String page = "<p>" + "Gbogbo ènìyàn ni a bí ní òmìnira; iyì àti ẹ̀tọ́ kọ̀ọ̀kan sì dọ́gba. ".repeat(6) + "</p>";
        assertThat(new MainText(Languages.load("ko", "")).of(page))
                .startsWith("Gbogbo ènìyàn")
                .endsWith("dọ́gba.");
    }

    @Test
    public void deepAndBrokenMarkupStopsNothing() {
        String deep =
                "<div><b><i>".repeat(20_000) + ReaderInputs.SENTENCES.get(0).repeat(9);
        assertThat(new MainText(Languages.load("ko", "")).of(deep)).contains("존엄과 권리");
        assertThat(new MainText(Languages.load("ko", "")).of("<<p <>&#xFFFFFFF; \u0000"))
                .isEmpty();
    }

    private static List<String> helpPages(String code) throws Exception {
        SourceSettings source = ReaderInputs.source("warc", ReadSettings.defaults());
        InputFile file = Storages.plain().file(CRAWL.toString());
        List<String> pages = new java.util.ArrayList<>();
        for (RawRecord record : ReaderInputs.records(source, file, ByteRange.ALL, 1 << 20)) {
            CrawledPage page = CrawledPage.of(record, RecordReader.named("warc").maxRecordBytes(1 << 20));
            if (page.url().contains("/7.4/" + code + "/")) {
                pages.add(PageCharset.decode(page.body(), page.charset()).orElseThrow());
            }
        }
        return pages;
    }

    private static String withoutNames(String html, String code) throws Exception {
        String menu = helpPages(code).stream()
                .map(page -> "<li><a href='x'>" + Jsoup.parse(page).title() + "</a></li>")
                .collect(Collectors.joining());
        String menus = "<div><ul>" + menu.repeat(3) + "</ul></div>";
        return html.replaceAll("<(/?)(header|aside|nav|footer)\\b", "<$1div")
                .replace("<div id=\"DisplayArea\"", menus + "<div id=\"DisplayArea\"")
                .replace("</body>", menus + "</body>");
    }
}
