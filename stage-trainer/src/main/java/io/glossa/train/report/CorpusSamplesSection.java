package io.glossa.train.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.jsoup.nodes.Element;

/** A few documents that were kept, and a few that each rule rejected, so that a person can judge the rules. */
final class CorpusSamplesSection implements ReportSection {
    private static final int SHOWN_CHARACTERS = 300;

    @Override
    public void addTo(ReportPage page, RunFiles run) {
        JsonNode samples = run.json("corpus/samples.json").orElse(null);
        if (samples == null) {
            return;
        }
        Element section = page.section("samples", "Read for yourself");
        section.appendElement("p")
                .text(
                        "Beginnings of documents, drawn by hash, not chosen. They say what their authors wrote, not what this "
                                + "project thinks. Invisible characters are shown as ⟨U+…⟩.");
        section.appendElement("h3").text("Kept");
        groups(section, "kept", samples.path("kept"));
        section.appendElement("h3").text("Rejected, by the first rule that objected");
        groups(section, "rejected", samples.path("rejected"));
        if (!samples.path("rejected_by_one_alone").isEmpty()) {
            section.appendElement("h3").text("Rejected by one filter alone");
            section.appendElement("p")
                    .text("Without the filter these would have stayed: here a threshold can be judged by itself.");
            groups(section, "rejected", samples.path("rejected_by_one_alone"));
        }
    }

    private static void groups(Element section, String kind, JsonNode groups) {
        for (Map.Entry<String, JsonNode> group : groups.properties()) {
            Element details = section.appendElement("details").addClass(kind);
            details.appendElement("summary")
                    .text(HostileText.visible(group.getKey()) + " · "
                            + group.getValue().size());
            for (JsonNode sample : group.getValue()) {
                Element figure = details.appendElement("figure").addClass("text");
                String reason = sample.path("reason").asText();
                figure.appendElement("figcaption")
                        .text(HostileText.excerpt(
                                sample.path("source").asText() + " / "
                                        + sample.path("id").asText() + (reason.isEmpty() ? "" : ": " + reason),
                                SHOWN_CHARACTERS));
                figure.appendElement("blockquote")
                        .attr("dir", "auto")
                        .text(HostileText.excerpt(sample.path("text").asText(), SHOWN_CHARACTERS));
            }
        }
    }
}
