package io.glossa.train.export;

import static io.glossa.train.export.Markdown.number;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** The part of a model card that says how good the model is, from {@code eval/results.json}. */
final class CardResults {
    private static final int DECIMALS = 3;

    private CardResults() {}

    static void write(Markdown page, JsonNode results) {
        List<List<String>> rows = new ArrayList<>();
        results.path("bits_per_byte").properties().forEach(entry -> {
            JsonNode set = entry.getValue();
            rows.add(List.of(
                    entry.getKey(),
                    bits(set, "base"),
                    bits(set, "adapted"),
                    interval(set.path("interval")),
                    bits(set, "bigram"),
                    bits(set, "unigram"),
                    bits(set, "uniform"),
                    bits(set, "xz")));
        });
        if (rows.isEmpty()) {
            return;
        }
        page.heading(2, "Results")
                .paragraph("Bits per UTF-8 byte of held-out text, lower is better. Beside the model before and after:"
                        + " bigram, unigram and uniform models of the new tokenizer, and the compressor xz. Intervals are"
                        + " 95 % bootstrap intervals over documents. Compare rows within one script only: a Hangul"
                        + " syllable is three bytes.")
                .table(List.of("text", "before", "after", "interval", "bigram", "unigram", "uniform", "xz"), rows);
        double divergence = results.path("divergence_from_base_bits_per_byte").asDouble(Double.NaN);
        if (Double.isFinite(divergence)) {
            page.paragraph("Forgetting: on text that the base itself wrote, the adapted model diverges from it by "
                    + number(divergence, DECIMALS) + " bits per byte.");
        }
        List<String> warnings = new ArrayList<>();
        results.path("warnings").forEach(warning -> warnings.add(Markdown.escaped(warning.asText())));
        page.items(warnings);
    }

    private static String bits(JsonNode set, String key) {
        return number(set.path(key).asDouble(Double.NaN), DECIMALS);
    }

    private static String interval(JsonNode bounds) {
        return bounds.size() == 2
                ? number(bounds.get(0).asDouble(), DECIMALS) + " to "
                        + number(bounds.get(1).asDouble(), DECIMALS)
                : "";
    }
}
