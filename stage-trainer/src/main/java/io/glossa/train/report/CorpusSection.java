package io.glossa.train.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.glossa.vocab.chart.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Element;

/** The funnel: what went in, what each rule took, what came out. */
final class CorpusSection implements ReportSection {
    @Override
    public void addTo(ReportPage page, RunFiles run) {
        JsonNode report = run.json("corpus/report.json").orElse(null);
        if (report == null) {
            return;
        }
        Element section = page.section("corpus", "The corpus");
        JsonNode total = report.path("total");
        JsonNode read = total.path("read");
        JsonNode kept = total.path("kept");
        section.appendElement("p")
                .text("Of " + amount(read) + " read, " + amount(kept) + " were kept: "
                        + Figures.percent(share(kept, read, "bytes")) + " of the bytes.");
        CorpusRules.warnings(section, report);
        funnel(section, total, read);
        CorpusRules.table(section, total);
        sources(section, report);
        idle(section, report);
        changes(section, "Characters mended", total.path("changes"));
        changes(section, "Passages redacted", total.path("redactions"));
    }

    private static void funnel(Element section, JsonNode total, JsonNode read) {
        DataTable table = new DataTable(
                section,
                "What each rule took, in order",
                List.of("rule", "bytes left", "#documents taken", "#bytes taken", "#documents left"));
        // Sources may have different rules, so what is left is counted down, not read off a rule's own account.
        long documentsLeft = read.path("documents").asLong();
        long bytesLeft = read.path("bytes").asLong();
        for (JsonNode step : total.path("steps")) {
            long documents = taken(step, "documents");
            long bytes = taken(step, "bytes");
            documentsLeft -= documents;
            bytesLeft -= bytes;
            if (documents != 0 || bytes != 0) {
                table.row(HostileText.visible(step.path("rule").asText()))
                        .bar((double) bytesLeft / Math.max(1, read.path("bytes").asLong()), "funnel")
                        .number(Figures.count(documents))
                        .number(Figures.bytes(bytes))
                        .number(Figures.count(documentsLeft));
            }
        }
    }

    private static long taken(JsonNode step, String unit) {
        return step.path("before").path(unit).asLong()
                - step.path("after").path(unit).asLong();
    }

    private static void sources(Element section, JsonNode report) {
        DataTable table = new DataTable(
                section,
                "Sources",
                List.of("source", "language", "role", "#read", "#kept", "#bytes kept", "licence", "origin"));
        for (JsonNode source : report.path("sources")) {
            JsonNode funnel = source.path("funnel");
            table.row(HostileText.visible(source.path("name").asText()))
                    .text(Report.languageName(source.path("language").asText("und")))
                    .text(HostileText.visible(source.path("role").asText()))
                    .number(Figures.count(funnel.path("read").path("documents").asLong()))
                    .number(Figures.count(funnel.path("kept").path("documents").asLong()))
                    .number(Figures.bytes(funnel.path("kept").path("bytes").asLong()))
                    .text(HostileText.visible(source.path("licence").asText()))
                    .text(HostileText.visible(source.path("origin").asText()));
        }
    }

    private static void idle(Element section, JsonNode report) {
        JsonNode total = report.path("total");
        List<String> idle = new ArrayList<>();
        report.path("rules_that_never_fired").forEach(rule -> idle.add(rule.asText()));
        // A rule that rewrites text takes no document, yet it did something.
        idle.removeIf(rule -> total.path("changes").path(rule).asLong() > 0
                || total.path("redactions").path(rule).asLong() > 0);
        for (JsonNode step : total.path("steps")) {
            if (taken(step, "bytes") != 0) {
                idle.remove(step.path("rule").asText());
            }
        }
        if (!idle.isEmpty()) {
            section.appendElement("h3").text("Rules that never fired");
            section.appendElement("p")
                    .text("Either the text is clean in this respect, or the threshold cannot be reached.");
            Element list = section.appendElement("ul").addClass("pieces");
            idle.forEach(rule -> list.appendElement("li").text(HostileText.visible(rule)));
        }
    }

    private static void changes(Element section, String title, JsonNode counts) {
        if (counts.isEmpty()) {
            return;
        }
        DataTable table = new DataTable(section, title, List.of("what", "#how many"));
        for (Map.Entry<String, JsonNode> count : counts.properties()) {
            table.row(HostileText.visible(count.getKey()))
                    .number(Figures.count(count.getValue().asLong()));
        }
    }

    private static String amount(JsonNode amount) {
        return Figures.count(amount.path("documents").asLong()) + " documents ("
                + Figures.bytes(amount.path("bytes").asLong()) + ")";
    }

    private static double share(JsonNode part, JsonNode whole, String unit) {
        return whole.path(unit).asDouble() == 0
                ? 0
                : part.path(unit).asDouble() / whole.path(unit).asDouble();
    }
}
