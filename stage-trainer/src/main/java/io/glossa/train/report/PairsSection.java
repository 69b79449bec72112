package io.glossa.train.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.glossa.vocab.chart.Figures;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.nodes.Element;

/** What became of the pairs of parallel sources. */
final class PairsSection implements ReportSection {
    private static final Comparator<Map.Entry<String, JsonNode>> MOST_FIRST =
            Comparator.comparingLong(rule -> -rule.getValue().asLong());

    @Override
    public void addTo(ReportPage page, RunFiles run) {
        JsonNode report = run.json("corpus/pairs/report.json").orElse(null);
        if (report == null) {
            return;
        }
        Element section = page.section("pairs", "Parallel text");
        DataTable table = new DataTable(
                section,
                "Pairs kept, and what each rule took",
                List.of("source", "kept", "#pairs", "#kept", "#documents", "why removed (pairs)"));
        for (JsonNode source : report) {
            long pairs = source.path("pairs").asLong();
            long kept = source.path("kept").asLong();
            table.row(HostileText.visible(source.path("source").asText()))
                    .bar(pairs == 0 ? 0 : (double) kept / pairs, "funnel")
                    .number(Figures.count(pairs))
                    .number(Figures.count(kept))
                    .number(Figures.count(source.path("documents").asLong()))
                    .text(HostileText.visible(rules(source.path("rejected"))));
        }
    }

    private static String rules(JsonNode rejected) {
        return rejected.properties().stream()
                .sorted(MOST_FIRST)
                .map(rule -> rule.getKey() + " " + Figures.count(rule.getValue().asLong()))
                .collect(Collectors.joining(", "));
    }
}
