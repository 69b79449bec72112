package io.glossa.train.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.glossa.vocab.chart.Figures;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jsoup.nodes.Element;

/** Before and after, set by set, between the baselines. */
final class ResultsSection implements ReportSection {
    private static final List<String> MODELS = List.of("adapted", "base", "bigram", "unigram", "uniform", "xz");
    private static final Map<String, String> MEANING = Map.of(
            "adapted", "adapted model",
            "base", "base model",
            "bigram", "bigram model",
            "unigram", "unigram model",
            "uniform", "uniform guess",
            "xz", "xz compressor");

    /** A base this many times dearer than the dearest of the others has its bar cut there. */
    private static final double CUT = 1.5;

    @Override
    public void addTo(ReportPage page, RunFiles run) {
        JsonNode results = run.json("eval/results.json").orElse(null);
        if (results == null) {
            return;
        }
        Element section = page.section("results", "Before and after");
        section.appendElement("p")
                .text("Each bar is the cost of the same held-out text, in bits per byte; shorter is "
                        + "better, and a bar with a torn end goes on beyond the page. The counted models and the compressor show what can be had without understanding a sentence. "
                        + "Intervals are 95 %, from resampling documents.");
        for (Map.Entry<String, JsonNode> set : mostImprovedFirst(results)) {
            table(section, HostileText.visible(set.getKey()), set.getValue());
        }
        fixedBytes(section, results);
        forgetting(section, results);
        JsonNode warnings = results.path("warnings");
        if (!warnings.isEmpty()) {
            section.appendElement("h3").text("Mind");
            Element list = section.appendElement("ul");
            warnings.forEach(warning -> list.appendElement("li").text(HostileText.visible(warning.asText())));
        }
    }

    /** The sets in the order in which a reader asks for them: what was to be learned, then what was not to be lost. */
    static List<Map.Entry<String, JsonNode>> mostImprovedFirst(JsonNode results) {
        return results.path("bits_per_byte").properties().stream()
                .sorted(Comparator.comparingDouble((Map.Entry<String, JsonNode> set) ->
                                set.getValue().path("adapted").asDouble()
                                        / set.getValue().path("base").asDouble())
                        .thenComparing(Map.Entry::getKey))
                .toList();
    }

    private static void table(Element section, String name, JsonNode set) {
        section.appendElement("h3").text(name);
        section.appendElement("p").text(verdict(set));
        DataTable table = new DataTable(
                section,
                name + ": " + Figures.count(set.path("documents").asLong()) + " documents, "
                        + Figures.bytes(set.path("bytes").asLong()),
                List.of("", "#bits per byte", "", "#95 % interval"));
        double scale = scale(set);
        for (String model : MODELS) {
            if (set.path(model).isNumber()) {
                double bits = set.path(model).asDouble();
                DataTable.Row row = table.row(MEANING.get(model));
                row.number(Figures.decimal(bits)).bar(bits / scale, model);
                row.number(
                        switch (model) {
                            case "adapted" -> interval(set.path("interval"));
                            case "base" -> interval(set.path("base_interval"));
                            default -> "";
                        });
                if (model.equals("adapted")) {
                    row.emphasised();
                }
            }
        }
    }

    /**
     * The bits per byte of a full bar. A base that never saw the language may cost ten times everything else; its bar is
     * then cut, so that those which are to be compared can be told apart.
     */
    private static double scale(JsonNode set) {
        double others = MODELS.stream()
                .filter(model -> !model.equals("base"))
                .mapToDouble(model -> set.path(model).asDouble())
                .max()
                .orElse(1);
        double base = set.path("base").asDouble();
        return base > CUT * others ? CUT * others : Math.max(base, others);
    }

    private static String verdict(JsonNode set) {
        StringBuilder words = new StringBuilder("Adapted minus base: ")
                .append(signed(set.path("difference").asDouble()))
                .append(" bits per byte, interval ")
                .append(interval(set.path("difference_interval")))
                .append(": ")
                .append(HostileText.visible(set.path("verdict").asText()))
                .append('.');
        if (set.has("below_unigram")) {
            words.append(" The adapted model lies ")
                    .append(beside(set.path("below_unigram").asDouble()))
                    .append(" the unigram and ")
                    .append(beside(set.path("below_bigram").asDouble()))
                    .append(" the bigram model of its tokenizer");
            JsonNode ngram = set.path("ngram");
            if (ngram.isObject()) {
                words.append(", and ")
                        .append(beside(ngram.path("below").asDouble()))
                        .append(" the ")
                        .append(ngram.path("order").asInt())
                        .append("-gram model with its ")
                        .append(String.format(
                                Locale.ROOT, "%.3f", ngram.path("bits_per_byte").asDouble()))
                        .append(" bits per byte");
            }
            words.append('.');
        }
        return words.toString();
    }

    private static void fixedBytes(Element section, JsonNode results) {
        section.appendElement("h3").text("With the same bytes in sight");
        section.appendElement("p")
                .text("A tokenizer with longer pieces lets a model see more text at once. Here every "
                        + "model sees the same number of bytes before those that count, so that only what it makes of them "
                        + "differs.");
        DataTable table = new DataTable(
                section,
                "Bits per byte with context fixed in bytes",
                List.of("text", "#bytes of context", "#base", "#adapted", "#difference", "#95 % interval"));
        for (Map.Entry<String, JsonNode> set : mostImprovedFirst(results)) {
            JsonNode fixed = set.getValue().path("fixed_byte_context");
            table.row(HostileText.visible(set.getKey()))
                    .number(Figures.count(fixed.path("context_bytes").asLong()) + "+")
                    .number(Figures.decimal(fixed.path("base").asDouble()))
                    .number(Figures.decimal(fixed.path("adapted").asDouble()))
                    .number(signed(fixed.path("difference").asDouble()))
                    .number(interval(fixed.path("difference_interval")));
        }
    }

    private static void forgetting(Element section, JsonNode results) {
        JsonNode divergence = results.path("divergence");
        if (!divergence.isObject()) {
            return;
        }
        section.appendElement("h3").text("What was forgotten");
        section.appendElement("p")
                .text("On " + HostileText.visible(divergence.path("set").asText())
                        + ", which the base wrote itself, the adapted model's predictions diverge from the base's by "
                        + Figures.decimal(results.path("divergence_from_base_bits_per_byte")
                                .asDouble())
                        + " bits per byte (interval " + interval(divergence.path("interval")) + "), over "
                        + Figures.count(divergence.path("tokens").asLong())
                        + " tokens. Zero would mean that nothing changed. Texts that the new tokenizer cuts otherwise: "
                        + divergence.path("texts_tokenised_differently").asInt() + ".");
    }

    private static String beside(double below) {
        return below >= 0 ? Figures.percent(below) + " below" : Figures.percent(-below) + " above";
    }

    /** With a true minus sign, which screen readers speak. */
    private static String signed(double number) {
        return (number < 0 ? "\u2212" : "+") + Figures.decimal(Math.abs(number));
    }

    private static String interval(JsonNode bounds) {
        if (bounds.size() != 2) {
            return "";
        }
        return Math.min(bounds.get(0).asDouble(), bounds.get(1).asDouble()) < 0
                ? signed(bounds.get(0).asDouble()) + " to "
                        + signed(bounds.get(1).asDouble())
                : Figures.decimal(bounds.get(0).asDouble()) + " to "
                        + Figures.decimal(bounds.get(1).asDouble());
    }
}
