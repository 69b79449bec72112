package io.glossa.train.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.glossa.vocab.chart.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jsoup.nodes.Element;

/** How to do it again: versions, step counts and the whole resolved recipe. */
final class AccountSection implements ReportSection {
    @Override
    public void addTo(ReportPage page, RunFiles run) {
        Map<String, JsonNode> manifests = new TreeMap<>();
        List<String> steps = new ArrayList<>(run.folders(""));
        run.folders("train").forEach(stage -> steps.add("train/" + stage));
        for (String step : steps) {
            run.json(step + "/manifest.json").ifPresent(manifest -> manifests.put(step, manifest));
        }
        String plan = run.text("plan.yaml").orElse("");
        if (manifests.isEmpty() && plan.isEmpty()) {
            return;
        }
        Element section = page.section("account", "How to do it again");
        if (!manifests.isEmpty()) {
            steps(section, manifests);
        }
        if (!plan.isEmpty()) {
            Element details = section.appendElement("details");
            details.appendElement("summary").text("The resolved recipe (plan.yaml)");
            details.appendElement("pre").attr("tabindex", "0").text(HostileText.visible(plan));
        }
    }

    private static void steps(Element section, Map<String, JsonNode> manifests) {
        Map<String, String> software = new TreeMap<>();
        DataTable table = new DataTable(section, "Steps", List.of("step", "fingerprint", "counts"));
        manifests.forEach((step, manifest) -> {
            manifest.path("software")
                    .properties()
                    .forEach(version ->
                            software.put(version.getKey(), version.getValue().asText()));
            List<String> counts = new ArrayList<>();
            manifest.path("counts")
                    .properties()
                    .forEach(count ->
                            counts.add(HostileText.visible(count.getKey()).replace('_', ' ') + " "
                                    + Figures.count(count.getValue().asLong())));
            table.row(HostileText.visible(step))
                    .text(HostileText.excerpt(manifest.path("fingerprint").asText(), 12))
                    .text(String.join(", ", counts));
        });
        DataTable versions = new DataTable(section, "Software", List.of("name", "version"));
        software.forEach(
                (name, version) -> versions.row(HostileText.visible(name)).text(HostileText.visible(version)));
    }
}
