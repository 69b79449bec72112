package io.glossa.train.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.glossa.vocab.chart.Figures;
import io.glossa.vocab.chart.LineChart;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Element;

/** What the new pieces are, what they cost, and how much shorter they make texts. */
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
        cost(section, report);
        texts(section, report);
        wordCuts(section, report.path("word_cuts"));
        sweep(section, run);
        pieces(section, run);
    }

    /** What the added rows cost, where the vocabulary step knew the model. */
    private static void cost(Element section, JsonNode report) {
        JsonNode cost = report.path("cost");
        if (!cost.isObject()) {
            return;
        }
        section.appendElement("p")
                .text("The new rows add "
                        + Figures.count(cost.path("expanded_vocabulary_weights").asLong()
                                - cost.path("vocabulary_weights").asLong())
                        + " weights, "
                        + Figures.percent(cost.path("model_growth").asDouble())
                        + " of the model, and make the head "
                        + Figures.roundPercent(cost.path("head_growth").asDouble())
                        + " wider: a token takes "
                        + Figures.percent(cost.path("token_growth").asDouble())
                        + " more operations. Fewer tokens pay for that; the speed-up below counts both.");
    }

    private static void texts(Element section, JsonNode report) {
        DataTable table = new DataTable(
                section,
                "Held-out texts cut by the base and by the new tokenizer",
                List.of(
                        "text",
                        "#tokens a word, before",
                        "#after",
                        "#bytes a token, before",
                        "#after",
                        "#whole words, before",
                        "#after",
                        "#tokens left",
                        "#speed-up a byte",
                        "#lines cut otherwise"));
        for (Map.Entry<String, JsonNode> text : report.path("texts").properties()) {
            JsonNode measure = text.getValue();
            table.row(HostileText.visible(text.getKey()))
                    .number(two(measure.path("base").path("fertility").asDouble()))
                    .number(two(measure.path("expanded").path("fertility").asDouble()))
                    .number(two(measure.path("base").path("bytes_per_token").asDouble()))
                    .number(two(measure.path("expanded").path("bytes_per_token").asDouble()))
                    .number(Figures.percent(
                            measure.path("base").path("single_token_word_share").asDouble()))
                    .number(Figures.percent(measure.path("expanded")
                            .path("single_token_word_share")
                            .asDouble()))
                    .number(Figures.percent(measure.path("token_ratio").asDouble()))
                    .number(two(measure.path("expected_speed_up").asDouble()) + " ×")
                    .number(Figures.count(
                                    measure.path("drift").path("changed_lines").asLong())
                            + " of "
                            + Figures.count(measure.path("drift").path("lines").asLong()));
        }
    }

    /** The curve of sizes, where the run was swept. */
    private static void sweep(Element section, RunFiles run) {
        JsonNode sweep = run.json("vocab-sweep/sweep.json").orElse(null);
        if (sweep == null) {
            return;
        }
        LineChart chart =
                new LineChart("Tokens a word by pieces added, on held-out text", "pieces added", "tokens a word");
        List<double[]> points = new ArrayList<>();
        for (JsonNode point : sweep.path("points")) {
            points.add(new double[] {
                point.path("added").asDouble(), point.path("fertility").asDouble()
            });
        }
        chart.line("tokens a word", points);
        long elbow = sweep.path("elbow").asLong();
        if (elbow > 0) {
            chart.border("elbow: " + Figures.count(elbow), (double) elbow);
        }
        chart.appendTo(section);
        section.appendElement("p")
                .addClass("note")
                .text(
                        "The numbers stand in vocab-sweep/sweep.tsv. At the elbow a further piece begins to gain less than pieces"
                                + " gain on average over this range.");
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
