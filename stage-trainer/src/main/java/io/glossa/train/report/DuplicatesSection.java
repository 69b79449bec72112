package io.glossa.train.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.glossa.vocab.chart.Figures;
import java.util.List;
import java.util.Locale;
import org.jsoup.nodes.Element;

/** How well the search for duplicates did, by copies that were planted for it. */
final class DuplicatesSection implements ReportSection {
    @Override
    public void addTo(ReportPage page, RunFiles run) {
        JsonNode planted = run.json("corpus/report.json")
                .map(report -> report.path("dedup").path("planted"))
                .orElse(null);
        if (planted == null || planted.path("copies").asLong() == 0) {
            return;
        }
        Element section = page.section("duplicates", "Duplicates found");
        section.appendElement("p")
                .text("Of " + Figures.count(planted.path("copies").asLong()) + " planted copies, "
                        + Figures.percent(planted.path("recall").asDouble())
                        + " of those that are duplicates by the settings were found, and "
                        + Figures.percent(planted.path("precision").asDouble()) + " of those found are duplicates.");
        DataTable table = new DataTable(
                section,
                "Planted copies by similarity to their original",
                List.of("similarity from", "found", "#planted", "#found", "#share found", "#share expected"));
        for (JsonNode bin : planted.path("bins")) {
            table.row(String.format(Locale.ROOT, "%.3f", bin.path("from").asDouble()))
                    .bar(bin.path("recall").asDouble(), "funnel")
                    .number(Figures.count(bin.path("planted").asLong()))
                    .number(Figures.count(bin.path("found").asLong()))
                    .number(Figures.percent(bin.path("recall").asDouble()))
                    .number(Figures.percent(bin.path("expected").asDouble()));
        }
    }
}
