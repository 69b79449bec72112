package io.glossa.train.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.glossa.vocab.chart.Figures;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.nodes.Element;

/**
 * What each filter does by itself: the funnel charges a document to the first filter that objects, which says little about
 * a filter whose neighbours object to the same documents.
 */
final class CorpusRules {
    /** Neighbours named in a row; further ones seldom matter and make the table too wide. */
    private static final int NEIGHBOURS = 3;

    private CorpusRules() {}

    /** Sentences about rules that take over half of a source. */
    static void warnings(Element section, JsonNode report) {
        JsonNode warnings = report.path("warnings");
        if (warnings.isEmpty()) {
            return;
        }
        Element list = section.appendElement("ul").addClass("warnings");
        warnings.forEach(warning -> list.appendElement("li").text(HostileText.visible(warning.asText())));
    }

    /** The table of filters that objected to something, the one that takes most by itself first. */
    static void table(Element section, JsonNode total) {
        List<JsonNode> removals = new ArrayList<>();
        total.path("removals").forEach(removals::add);
        removals.removeIf(removal -> documents(removal, "removed") == 0);
        if (removals.isEmpty()) {
            return;
        }
        removals.sort(Comparator.comparingLong((JsonNode removal) -> -documents(removal, "alone"))
                .thenComparingLong(removal -> -documents(removal, "removed")));
        section.appendElement("h3").text("What each filter takes by itself");
        section.appendElement("p")
                .text(
                        "Filters overlap. Only this one: documents that would stay if the filter were left out (the dark part "
                                + "of the bar). The samples below show some of them.");
        DataTable table = new DataTable(
                section,
                "Filters, by what only they take",
                List.of(
                        "filter",
                        "documents",
                        "#objects to",
                        "#only this one",
                        "#bytes only this one",
                        "objects most often together with"));
        long most = removals.stream()
                .mapToLong(removal -> documents(removal, "removed"))
                .max()
                .orElse(1);
        for (JsonNode removal : removals) {
            long removed = documents(removal, "removed");
            long alone = documents(removal, "alone");
            table.row(HostileText.visible(removal.path("rule").asText()))
                    .twoBars((double) alone / most, "alone", (double) (removed - alone) / most, "shared")
                    .number(Figures.count(removed))
                    .number(Figures.count(alone))
                    .number(Figures.bytes(removal.path("alone").path("bytes").asLong()))
                    .text(neighbours(removal.path("together")));
        }
    }

    private static String neighbours(JsonNode together) {
        return together.properties().stream()
                .sorted(Comparator.comparingLong((Map.Entry<String, JsonNode> other) ->
                                -other.getValue().asLong())
                        .thenComparing(Map.Entry::getKey))
                .limit(NEIGHBOURS)
                .map(other -> HostileText.visible(other.getKey()) + " "
                        + Figures.count(other.getValue().asLong()))
                .collect(Collectors.joining(", "));
    }

    private static long documents(JsonNode removal, String part) {
        return removal.path(part).path("documents").asLong();
    }
}
