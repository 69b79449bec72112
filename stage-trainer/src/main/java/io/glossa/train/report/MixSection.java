package io.glossa.train.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.glossa.vocab.chart.Figures;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jsoup.nodes.Element;

/** The mix: what share of the training text each role and source has, and how often its text is repeated. */
final class MixSection implements ReportSection {
    @Override
    public void addTo(ReportPage page, RunFiles run) {
        JsonNode mix = run.json("corpus/mix.json").orElse(null);
        if (mix == null) {
            return;
        }
        Element section = page.section("mix", "The mix");
        section.appendElement("p")
                .text("The training text holds "
                        + Figures.bytes(mix.path("planned_bytes").asLong()) + ", of "
                        + Figures.bytes(mix.path("wanted_bytes").asLong()) + " wanted. A source above one epoch is"
                        + " repeated; above four, repeated text teaches ever less.");
        CorpusRules.warnings(section, mix);
        DataTable roles = new DataTable(section, "Roles", List.of("role", "share", "#share", "#wanted", "#bytes"));
        for (Map.Entry<String, JsonNode> role : mix.path("roles").properties()) {
            double wanted = role.getValue().path("wanted_share").asDouble();
            double share = role.getValue().path("share").asDouble();
            roles.row(HostileText.visible(role.getKey()))
                    .bar(share, "funnel")
                    .number(Figures.percent(share))
                    .number(wanted == 0 ? "" : Figures.percent(wanted))
                    .number(Figures.bytes(role.getValue().path("bytes").asLong()));
        }
        DataTable sources = new DataTable(
                section,
                "Sources of the mix",
                List.of("source", "role", "language", "share", "#share", "#bytes had", "#bytes mixed", "#epochs"));
        for (JsonNode source : mix.path("sources")) {
            double share = source.path("share").asDouble();
            sources.row(HostileText.visible(source.path("source").asText()))
                    .text(HostileText.visible(source.path("role").asText()))
                    .text(Report.languageName(source.path("language").asText("und")))
                    .bar(share, "funnel")
                    .number(Figures.percent(share))
                    .number(Figures.bytes(source.path("bytes").asLong()))
                    .number(Figures.bytes(source.path("planned_bytes").asLong()))
                    .number(String.format(
                            Locale.ROOT, "%.2f", source.path("epochs").asDouble()));
        }
    }
}
