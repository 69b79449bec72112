package io.glossa.train.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.glossa.vocab.chart.Figures;
import java.util.List;
import org.jsoup.nodes.Element;

/** Where the new rows began, and how that was chosen. */
final class InitializationSection implements ReportSection {
    @Override
    public void addTo(ReportPage page, RunFiles run) {
        JsonNode comparison = run.json("init/comparison.json").orElse(null);
        if (comparison == null) {
            return;
        }
        Element section = page.section("init", "Where the new rows began");
        JsonNode verdict = comparison.path("verdict");
        section.appendElement("p").text(HostileText.visible(verdict.path("text").asText()));
        DataTable table = new DataTable(
                section,
                "Validation after initialisation and after a short training on identical batches, bits per byte",
                List.of("initialiser", "#trials", "#at the start", "#after the steps", "#spread", ""));
        double worst = 0;
        double best = Double.POSITIVE_INFINITY;
        for (JsonNode strategy : comparison.path("strategies")) {
            double mean = strategy.path("after_steps").path("mean").asDouble();
            worst = Math.max(worst, mean);
            best = Math.min(best, mean);
        }
        for (JsonNode strategy : comparison.path("strategies")) {
            JsonNode after = strategy.path("after_steps");
            String name = strategy.path("name").asText();
            boolean chosen = name.equals(verdict.path("chosen").asText());
            DataTable.Row row = table.row(HostileText.visible(name) + (chosen ? ", chosen" : ""))
                    .number(Figures.count(strategy.path("runs").size()))
                    .number(Figures.decimal(
                            strategy.path("at_start").path("mean").asDouble()))
                    .number(Figures.decimal(after.path("mean").asDouble()))
                    .number("± " + Figures.decimal(after.path("deviation").asDouble()))
                    .bar(after.path("mean").asDouble() / worst, chosen ? "adapted" : "base");
            if (chosen) {
                row.emphasised();
            }
        }
        if (worst > 0 && best < worst) {
            section.appendElement("p").addClass("note").text("Spread is the standard deviation over the seeds.");
        }
    }
}
