package io.glossa.train.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.glossa.run.AtomicFiles;
import io.glossa.run.FormatException;
import io.glossa.run.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;
import org.testng.annotations.AfterMethod;
import org.testng.annotations.BeforeMethod;
import org.testng.annotations.Test;

public class ReportTest {
    private static final Set<String> ELEMENTS = Set.of(
            "#root",
            "html",
            "head",
            "meta",
            "title",
            "style",
            "body",
            "header",
            "nav",
            "main",
            "section",
            "h1",
            "h2",
            "h3",
            "p",
            "a",
            "ul",
            "li",
            "dl",
            "dt",
            "dd",
            "div",
            "span",
            "table",
            "caption",
            "thead",
            "tbody",
            "tr",
            "th",
            "td",
            "figure",
            "figcaption",
            "blockquote",
            "u",
            "details",
            "summary",
            "pre",
            "svg",
            "line",
            "text",
            "polyline");

    private Path run;

    @BeforeMethod
    public void makeRun() throws IOException {
        run = Files.createTempDirectory("report");
        FakeRun.write(run);
    }

    @AfterMethod
    public void deleteRun() {
        AtomicFiles.delete(run);
    }

    @Test
    public void everySectionIsThereAndLinked() throws IOException {
        Document page = page();
        assertThat(page.title()).isEqualTo("Glossa: quickstart-ko (Korean)");
        assertThat(page.select("main > section").eachAttr("id"))
                .containsExactly(
                        "results", "writing", "learning", "vocabulary", "init", "corpus", "samples", "account");
        for (Element link : page.select("nav a")) {
            assertThat(page.select(link.attr("href"))).hasSize(1);
        }
        assertThat(page.selectFirst(".lead").text())
                .startsWith("On ko-reviews (Korean) the adapted model needs 42 % fewer bits than the base.")
                .contains("On en-general (English) the two cannot be told apart.")
                .contains("On en-stories (English) it needs 1.072 times the bits of the base.");
    }

    @Test
    public void stagesTellWhatTheyMoved() throws IOException {
        assertThat(page().getElementById("learning").text()).contains("embeddings.new (moved 12.5 %)");
    }

    @Test
    public void wordsThatAPreTokenizerCutsAreToldWhereTheyAreMany() throws IOException {
        String vocabulary = page().getElementById("vocabulary").text();
        assertThat(vocabulary).contains("cuts 19.3 % of the words of yo-news").contains("1.41 tokens");
        assertThat(vocabulary).doesNotContain("of the words of ko-reviews");
    }

    /** Reads the page as a browser would and looks for anything that the report's own code does not make. */
    @Test
    public void hostileTextStaysText() throws IOException {
        Document page = page();
        for (Element element : page.getAllElements()) {
            assertThat(ELEMENTS).as(element.outerHtml()).contains(element.normalName());
            for (Attribute attribute : element.attributes()) {
                assertThat(attribute.getKey()).doesNotStartWith("on");
                if (Set.of("href", "src", "action").contains(attribute.getKey())) {
                    assertThat(attribute.getValue()).startsWith("#");
                }
            }
        }
        assertThat(page.select("style")).hasSize(1);
        assertThat(page.select("h1")).hasSize(1);
        List<String> shown = page.select("blockquote").eachText();
        for (String attack : FakeRun.ATTACKS.subList(0, 7)) {
            assertThat(shown).as("shown as it was written").contains(attack);
        }
        assertThat(page.text()).contains("⟨U+202E⟩txet desrever⟨U+202C⟩ and a null ⟨U+0000⟩");
        assertThat(Files.readString(run.resolve(Report.FILE)))
                .doesNotContain("\u202E")
                .doesNotContain("<script");
    }

    @Test
    public void theVocabularySaysWhatItCostsAndSaves() throws IOException {
        Element section = page().selectFirst("#vocabulary");
        assertThat(section.text())
                .contains("The new rows add 65,536 weights, 25.2 % of the model")
                .contains("make the head 200 % wider")
                .contains("9.31 2.74")
                .contains("1.2 % 34.7 %")
                .contains("3.40 ×")
                .contains("0 of 4,112");
        assertThat(section.select("figure svg text").eachText()).contains("elbow: 512");
        assertThat(section.select("figcaption").text()).endsWith("by pieces added to stories260k");
        assertThat(section.select("figure polyline")).hasSize(1);
    }

    @Test
    public void thePageNeedsNothingElse() throws IOException {
        Document page = page();
        assertThat(page.selectFirst("meta[http-equiv]").attr("content"))
                .startsWith("default-src 'none'; style-src 'unsafe-inline';");
        assertThat(page.select("link, script, img, iframe, object, form")).isEmpty();
        String css = page.selectFirst("style").data();
        assertThat(css).doesNotContain("url(").doesNotContain("@import").doesNotContain("<");
    }

    @Test
    public void chartsAndTablesCanBeHeard() throws IOException {
        Document page = page();
        assertThat(page.select("svg[role=img]"))
                .hasSize(3)
                .allMatch(svg -> svg.attr("aria-label").contains(" goes from "));
        assertThat(page.select("table")).allMatch(table -> table.selectFirst("caption") != null);
        assertThat(page.select("tbody tr")).allMatch(row -> row.child(0).hasAttr("scope"));
        assertThat(page.select("html").attr("lang")).isEqualTo("en");
    }

    @Test
    public void theBarOfABaseFarBeyondTheOthersIsCut() throws IOException {
        assertThat(page().select(".bar.cut")).isEmpty();
        Path results = run.resolve("eval/results.json");
        ObjectNode changed = (ObjectNode) Json.read(results);
        ((ObjectNode) changed.at("/bits_per_byte/ko-reviews")).put("base", 31.4);
        Json.write(results, changed);
        Elements cut = page().select(".bar.cut");
        assertThat(cut).hasSize(1);
        assertThat(cut.hasClass("base")).isTrue();
        assertThat(cut.attr("style")).isEqualTo("width:100.0%");
    }

    @Test
    public void aRuleThatRewroteSomethingHasFired() throws IOException {
        assertThat(page().select("#corpus .pieces li").eachText())
                .containsExactly("mean-word-length", "ellipsis-lines");
    }

    @Test
    public void filtersAreOrderedByWhatOnlyTheyTakeAndWarningsStandAboveThem() throws IOException {
        Element corpus = page().selectFirst("#corpus");
        assertThat(corpus.select(".warnings li").eachText())
                .singleElement()
                .asString()
                .startsWith("ko-help: the rule 'script' takes 56 % of the documents");
        Element table = corpus.select("table").stream()
                .filter(t -> t.selectFirst("caption").text().startsWith("Filters, by what only they take"))
                .findFirst()
                .orElseThrow();
        assertThat(table.select("tbody th").eachText())
                .as("mean-word-length objected to nothing")
                .containsExactly("script", "language", "duplicate-lines", "too-short", "word-count");
        assertThat(table.select("tbody tr").get(1).select("td").eachText())
                .containsExactly("361", "123", "283 kB", "too-short 190, word-count 180, script 30");
        assertThat(page().select("#samples h3").eachText()).contains("Rejected by one filter alone");
    }

    @Test
    public void theSameRunGivesTheSameBytes() throws IOException {
        Report.write(run, run.resolve("a.html"));
        Report.write(run, run.resolve("b.html"));
        assertThat(run.resolve("a.html")).hasSameBinaryContentAs(run.resolve("b.html"));
    }

    @Test
    public void aRunUnderWayHasAPageToo() throws IOException {
        for (String done : List.of("eval", "init", "corpus", "vocab")) {
            AtomicFiles.delete(run.resolve(done));
        }
        assertThat(page().select("main > section").eachAttr("id")).containsExactly("learning", "account");
        AtomicFiles.delete(run.resolve("train"));
        AtomicFiles.delete(run.resolve("plan.yaml"));
        assertThat(page().selectFirst(".lead").text()).contains("has not been evaluated yet");
    }

    @Test
    public void aBrokenFileIsNamed() throws IOException {
        Files.writeString(run.resolve("eval/samples.jsonl"), "{\"model\": \"base\"}\n{\"model\n");
        assertThatThrownBy(this::page).isInstanceOf(FormatException.class).hasMessageContaining("samples.jsonl line 2");
    }

    private Document page() throws IOException {
        Report.write(run, run.resolve(Report.FILE));
        return Jsoup.parse(run.resolve(Report.FILE), StandardCharsets.UTF_8.name());
    }
}
