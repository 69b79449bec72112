package io.glossa.train.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Element;

/** What the new pieces are and how much shorter they make texts. */
final class VocabularySection implements ReportSection {
    private static final int PIECES_SHOWN = 60;
    private static final double LEAST_CUT_SHARE = 0.005;

    @Override
    public void addTo(ReportPage page, RunFiles run) {
        JsonNode report = run.json("vocab/report.json").orElse(null);
        if (report == null) {
            return;
        }
        Element section = page.section("vocabulary", "The vocabulary");
        long added = report.path("size").asLong() - report.path("base_size").asLong();
        section.appendElement("p")
                .text("The tokenizer grew from "
                        + Figures.count(report.path("base_size").asLong()) + " to "
                        + Figures.count(report.path("size").asLong()) + " pieces: "
                        + Figures.count(report.path("added_characters").asLong()) + " single characters and "
                        + Figures.count(report.path("added_merges").asLong()) + " longer pieces, learned from "
                        + Figures.count(report.path("words").asLong()) + " words. Half of the " + Figures.count(added)
                        + " new pieces occur at least "
                        + Figures.count(
                                report.path("occurrences").path("median").asLong())
                        + " times in the corpus.");
        DataTable table = new DataTable(
                section,
                "Held-out texts cut by the base and by the new tokenizer",
                List.of(
                        "text",
                        "#tokens a word, before",
                        "#after",
                        "#bytes a token, before",
                        "#after",
                        "#tokens left",
                        "#lines without the script cut otherwise"));
        for (Map.Entry<String, JsonNode> text : report.path("texts").properties()) {
            JsonNode measure = text.getValue();
            table.row(HostileText.visible(text.getKey()))
                    .number(two(measure.path("base").path("fertility").asDouble()))
                    .number(two(measure.path("expanded").path("fertility").asDouble()))
                    .number(two(measure.path("base").path("bytes_per_token").asDouble()))
                    .number(two(measure.path("expanded").path("bytes_per_token").asDouble()))
                    .number(Figures.percent(measure.path("token_ratio").asDouble()))
                    .number(Figures.count(
                                    measure.path("changed_lines_without_script").asLong())
                            + " of "
                            + Figures.count(measure.path("lines_without_script").asLong()));
        }
        wordCuts(section, report.path("word_cuts"));
        pieces(section, run);
    }

    /** Texts of which a byte-level base's pre-tokenizer cuts more words than typing errors explain. */
    private static void wordCuts(Element section, JsonNode texts) {
        for (Map.Entry<String, JsonNode> text : texts.properties()) {
            double share = text.getValue().path("cut_share").asDouble();
            if (share >= LEAST_CUT_SHARE) {
                section.appendElement("p")
                        .text("The base's pre-tokenizer cuts " + Figures.percent(share) + " of the words of "
                                + HostileText.visible(text.getKey())
                                + " inside, at combining marks for the most part. No"
                                + " piece can cross such a cut: a word takes "
                                + two(text.getValue().path("least_fertility").asDouble())
                                + " tokens on average at least, and the cuts cost up to "
                                + Figures.percent(
                                        text.getValue().path("avoidable_share").asDouble())
                                + " of the tokens.");
            }
        }
    }

    /** The last pieces learned: the longest, and the first to be rare. */
    private static void pieces(Element section, RunFiles run) {
        List<String> pieces = run.text("vocab/added-pieces.tsv")
                .orElse("")
                .lines()
                .skip(1)
                .map(line -> line.split("\t", -1))
                .filter(columns -> columns.length > 1)
                // The last column is the text that a byte-level spelling stands for; a cut character is no text to
                // show.
                .map(columns -> columns[columns.length > 7 ? 7 : 1])
                .filter(piece -> piece.indexOf('\uFFFD') < 0)
                .filter(piece -> piece.codePointCount(0, piece.length()) > 2)
                .limit(PIECES_SHOWN)
                .toList();
        if (pieces.isEmpty()) {
            return;
        }
        section.appendElement("h3").text("The first longer pieces it learned");
        Element list = section.appendElement("ul").addClass("pieces");
        pieces.forEach(piece -> list.appendElement("li").text(HostileText.visible(piece)));
    }

    private static String two(double number) {
        return Figures.axis(number, 0.01);
    }
}
