package io.glossa.train.export;

import static io.glossa.train.export.Markdown.count;
import static io.glossa.train.export.Markdown.escaped;
import static io.glossa.train.export.Markdown.number;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** The part of a model card that tells how a model came about: initialisation, then the stages of training. */
final class CardStages {
    private final RunReports reports;

    CardStages(RunReports reports) {
        this.reports = reports;
    }

    void write(Markdown page) {
        reports.initialization().ifPresent(comparison -> initialization(page, comparison));
        stages(page);
    }

    private static void initialization(Markdown page, JsonNode comparison) {
        JsonNode verdict = comparison.path("verdict");
        page.paragraph("New rows of the embeddings were initialised by **"
                + escaped(verdict.path("chosen").asText()) + "**. "
                + escaped(verdict.path("text").asText()));
        List<List<String>> rows = new ArrayList<>();
        for (JsonNode strategy : comparison.path("strategies")) {
            if (!strategy.path("runs").isEmpty()) {
                rows.add(List.of(
                        strategy.path("name").asText(),
                        bits(strategy.path("at_start")),
                        bits(strategy.path("after_steps"))));
            }
        }
        page.table(
                List.of(
                        "initialisation",
                        "bits per byte at the start",
                        "after " + comparison.at("/settings/steps").asInt() + " steps"),
                rows);
    }

    private void stages(Markdown page) {
        List<List<String>> rows = new ArrayList<>();
        reports.stages()
                .forEach((name, summary) -> rows.add(List.of(
                        name,
                        text(summary, "steps"),
                        text(summary, "tokens"),
                        number(summary.path("validation_before").asDouble(Double.NaN), 3),
                        number(summary.path("validation_after").asDouble(Double.NaN), 3))));
        page.table(List.of("stage", "steps", "tokens", "validation before", "validation after"), rows);
    }

    private static String bits(JsonNode summary) {
        return number(summary.path("mean").asDouble(Double.NaN), 3) + " ± "
                + number(summary.path("deviation").asDouble(Double.NaN), 3);
    }

    private static String text(JsonNode summary, String key) {
        return summary.path(key).isIntegralNumber() ? count(summary.path(key).asLong()) : "";
    }
}
