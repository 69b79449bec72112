package io.glossa.train.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.glossa.vocab.chart.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Element;

/** The result in one paragraph of plain words, and its few most important numbers large. */
final class SummarySection implements ReportSection {
    @Override
    public void addTo(ReportPage page, RunFiles run) {
        Element header = page.header();
        JsonNode results = run.json("eval/results.json").orElse(null);
        if (results == null) {
            header.appendElement("p")
                    .addClass("lead")
                    .text("This run has not been evaluated yet. " + "Below is what its finished steps have to say.");
            return;
        }
        List<String> sentences = new ArrayList<>();
        Element cards = header.ownerDocument().createElement("dl").addClass("cards");
        for (Map.Entry<String, JsonNode> set : ResultsSection.mostImprovedFirst(results)) {
            sentences.add(sentence(set.getKey(), set.getValue()));
            card(cards, set.getKey(), set.getValue());
        }
        JsonNode divergence = results.path("divergence_from_base_bits_per_byte");
        if (divergence.isNumber()) {
            sentences.add(
                    "On text that the base itself wrote, the adapted model's predictions diverge from the base's by "
                            + Figures.decimal(divergence.asDouble()) + " bits per byte.");
        }
        header.appendElement("p").addClass("lead").text(String.join(" ", sentences));
        header.appendElement("p")
                .addClass("note")
                .text(
                        "Bits per byte say how many bits a model needs to write down one byte of a text it has never seen: "
                                + "the lower, the better it knows the language. Compare numbers of one text only; languages in "
                                + "different scripts have letters of different sizes.");
        header.appendChild(cards);
    }

    private static String sentence(String name, JsonNode set) {
        double base = set.path("base").asDouble();
        double adapted = set.path("adapted").asDouble();
        String language = Report.languageName(set.path("language").asText("und"));
        String of = HostileText.visible(name) + (language.equals("und") ? "" : " (" + language + ")");
        return switch (set.path("verdict").asText()) {
            case "adapted better" ->
                "On " + of + " the adapted model needs " + Figures.roundPercent(1 - adapted / base)
                        + " fewer bits than the base.";
            case "adapted worse" ->
                "On " + of + " it needs " + Figures.decimal(adapted / base) + " times the bits of the base.";
            default -> "On " + of + " the two cannot be told apart.";
        };
    }

    private static void card(Element cards, String name, JsonNode set) {
        Element card = cards.appendElement("div").addClass("card");
        card.appendElement("dt").text(HostileText.visible(name));
        card.appendElement("dd")
                .addClass("large")
                .text(Figures.decimal(set.path("adapted").asDouble()));
        double base = set.path("base").asDouble();
        double change = set.path("adapted").asDouble() / base - 1;
        card.appendElement("dd")
                .text("bits per byte, " + (change < 0 ? "\u2212" : "+") + Figures.percent(Math.abs(change))
                        + " from the base's " + Figures.decimal(base));
    }
}
