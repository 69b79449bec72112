package io.glossa.train.export;

import static io.glossa.train.export.Markdown.count;
import static io.glossa.train.export.Markdown.escaped;
import static io.glossa.train.export.Markdown.number;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** The part of a model card that tells how a model came about: vocabulary, initialisation, stages of training. */
final class CardStages {
    private final RunReports reports;

    CardStages(RunReports reports) {
        this.reports = reports;
    }

    void write(Markdown page) {
        reports.vocabulary().ifPresent(vocabulary -> vocabulary(page, vocabulary));
        reports.initialization().ifPresent(comparison -> initialization(page, comparison));
        stages(page);
    }

    private static void vocabulary(Markdown page, JsonNode vocabulary) {
        List<List<String>> rows = new ArrayList<>();
        vocabulary
                .path("texts")
                .properties()
                .forEach(entry -> rows.add(List.of(
                        entry.getKey(),
                        decimals(entry.getValue().at("/base/fertility")),
                        decimals(entry.getValue().at("/expanded/fertility")),
                        decimals(entry.getValue().path("token_ratio")))));
        page.paragraph("The tokenizer grew from "
                        + count(vocabulary.path("base_size").asLong()) + " to "
                        + count(vocabulary.path("size").asLong()) + " pieces by "
                        + escaped(vocabulary.path("policy").asText()) + ". Tokens per word:")
                .table(List.of("text", "before", "after", "tokens after / before"), rows);
    }

    private static void initialization(Markdown page, JsonNode comparison) {
        JsonNode verdict = comparison.path("verdict");
        control(page, comparison.path("settings"));
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

    /** Says when the model did not begin as its base: whoever loads it must not take it for an adapted one. */
    private static void control(Markdown page, JsonNode settings) {
        String weights = settings.path("weights").asText("base");
        if (!weights.equals("base")) {
            page.paragraph("This is a control of a study: training began from **" + escaped(weights)
                    + "** weights in place of those of the base.");
        }
        int blocks = settings.path("identity_blocks").asInt();
        if (blocks > 0) {
            page.paragraph("Before training, " + count(blocks)
                    + " blocks that change nothing were added to the base's (as in LLaMA Pro, arXiv:2401.02415).");
        }
    }

    private void stages(Markdown page) {
        List<List<String>> rows = new ArrayList<>();
        reports.stages()
                .forEach((name, summary) -> rows.add(List.of(
                        name,
                        groups(summary),
                        count(summary.path("steps").asLong()),
                        count(summary.path("bytes").asLong()),
                        count(sum(summary.path("trained"))),
                        count(sum(summary.path("frozen"))),
                        validation(summary))));
        if (!rows.isEmpty()) {
            boolean verified = reports.stages().values().stream()
                    .allMatch(summary -> summary.path("frozen_bit_identical").asBoolean());
            page.paragraph("Then it was trained in stages."
                            + (verified
                                    ? " Weights that a stage froze were compared afterwards: unchanged to the bit."
                                    : ""))
                    .table(
                            List.of(
                                    "stage",
                                    "trains",
                                    "steps",
                                    "bytes read",
                                    "weights trained",
                                    "weights frozen",
                                    "bits per byte of validation text"),
                            rows);
        }
    }

    private static String groups(JsonNode summary) {
        List<String> parts = new ArrayList<>();
        summary.path("groups")
                .forEach(group -> parts.add(escaped(group.path("part").asText())));
        return String.join(", ", parts);
    }

    private static String validation(JsonNode summary) {
        List<String> sources = new ArrayList<>();
        summary.path("validation_before")
                .properties()
                .forEach(entry -> sources.add(entry.getKey() + " " + decimals(entry.getValue()) + " → "
                        + decimals(summary.path("validation_after").path(entry.getKey()))));
        return String.join("; ", sources);
    }

    private static String bits(JsonNode summary) {
        return decimals(summary.path("mean")) + " ± " + decimals(summary.path("deviation"));
    }

    private static String decimals(JsonNode value) {
        return number(value.asDouble(Double.NaN), 3);
    }

    private static long sum(JsonNode counts) {
        long sum = 0;
        for (JsonNode count : counts) {
            sum += count.asLong();
        }
        return sum;
    }
}
