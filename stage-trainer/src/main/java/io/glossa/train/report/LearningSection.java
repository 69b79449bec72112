package io.glossa.train.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.glossa.vocab.chart.Figures;
import io.glossa.vocab.chart.LineChart;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jsoup.nodes.Element;

/** How the stages learned: loss curves on one axis of steps, and what each stage trained. */
final class LearningSection implements ReportSection {
    /** A training curve of more points is averaged in groups: single steps are noise, and the page stays small. */
    private static final int CURVE_POINTS = 160;

    @Override
    public void addTo(ReportPage page, RunFiles run) {
        List<String> stages = run.folders("train").stream()
                .filter(stage -> run.text("train/" + stage + "/metrics.jsonl").isPresent())
                .toList();
        if (stages.isEmpty()) {
            return;
        }
        Element section = page.section("learning", "How it learned");
        charts(section, run, stages);
        table(section, run, stages);
        watched(section, run, stages);
    }

    private static void charts(Element section, RunFiles run, List<String> stages) {
        List<double[]> losses = new ArrayList<>();
        Map<String, List<double[]>> validations = new TreeMap<>();
        LineChart validation = new LineChart("Validation, by source", "step", "bits per byte");
        LineChart training = new LineChart("Training loss", "step", "nats per token");
        double offset = 0;
        for (String stage : stages) {
            String name = HostileText.visible(stage);
            validation.border(name, offset);
            training.border(name, offset);
            double last = 0;
            for (JsonNode line : run.jsonLines("train/" + stage + "/metrics.jsonl")) {
                double step = line.path("step").asDouble();
                last = Math.max(last, step);
                if (line.path("loss").isNumber()) {
                    losses.add(new double[] {offset + step, line.path("loss").asDouble()});
                }
                if (line.path("divergence").isNumber()) {
                    validations
                            .computeIfAbsent("divergence from the base", s -> new ArrayList<>())
                            .add(new double[] {
                                offset + step, line.path("divergence").asDouble()
                            });
                }
                for (Map.Entry<String, JsonNode> source :
                        line.path("validation").properties()) {
                    validations
                            .computeIfAbsent(HostileText.visible(source.getKey()), s -> new ArrayList<>())
                            .add(new double[] {offset + step, source.getValue().asDouble()});
                }
            }
            offset += last;
        }
        validations.forEach(validation::line);
        training.line("loss", averaged(losses));
        validation.appendTo(section);
        training.appendTo(section);
    }

    private static void table(Element section, RunFiles run, List<String> stages) {
        DataTable table = new DataTable(
                section,
                "Stages",
                List.of(
                        "stage",
                        "trains",
                        "#steps",
                        "#text read",
                        "#weights trained",
                        "frozen weights",
                        "validation, bits per byte"));
        for (String stage : stages) {
            JsonNode summary = run.json("train/" + stage + "/summary.json").orElse(null);
            if (summary == null) {
                continue;
            }
            long trained = sum(summary.path("trained"));
            long frozen = sum(summary.path("frozen"));
            List<String> sources = new ArrayList<>();
            for (Map.Entry<String, JsonNode> source :
                    summary.path("validation_after").properties()) {
                sources.add(HostileText.visible(source.getKey()) + " "
                        + Figures.decimal(summary.path("validation_before")
                                .path(source.getKey())
                                .asDouble())
                        + " → " + Figures.decimal(source.getValue().asDouble()));
            }
            table.row(HostileText.visible(stage))
                    .text(groups(summary))
                    .number(Figures.count(summary.path("steps").asLong()))
                    .number(Figures.bytes(summary.path("bytes").asLong()))
                    .number(Figures.count(trained))
                    .text(
                            frozen == 0
                                    ? "none"
                                    : Figures.count(frozen)
                                            + (summary.path("frozen_bit_identical")
                                                            .asBoolean()
                                                    ? ", unchanged to the bit"
                                                    : ""))
                    .text(String.join(", ", sources));
        }
    }

    /** What each entry of the stage's plan moved, as a share of where it began. */
    private static String groups(JsonNode summary) {
        List<String> groups = new ArrayList<>();
        for (JsonNode group : summary.path("groups")) {
            double change = group.path("relative_change").asDouble();
            groups.add(HostileText.visible(group.path("part").asText())
                    + (change > 0 ? " (moved " + Figures.percent(change) + ")" : ""));
        }
        JsonNode adapter = summary.path("adapter");
        if (adapter.isObject()) {
            groups.add("adapter of rank " + adapter.path("rank").asInt() + " on "
                    + adapter.path("modules").asInt() + " projections (adds "
                    + Figures.percent(adapter.path("mean_ratio").asDouble()) + " of their norm)");
        }
        return String.join(", ", groups);
    }

    /** Says where the watch stepped in: updates held back, stages ended early. */
    private static void watched(Element section, RunFiles run, List<String> stages) {
        for (String stage : stages) {
            JsonNode watch = run.json("train/" + stage + "/summary.json")
                    .map(summary -> summary.path("watch"))
                    .orElse(MissingNode.getInstance());
            long held = watch.path("refused").asLong() + watch.path("skipped").asLong();
            String ended = watch.path("ended").asText();
            if (held > 0) {
                section.appendElement("p")
                        .text(HostileText.visible(stage) + ": " + held
                                + " updates were held back (not finite: "
                                + watch.path("refused").asLong()
                                + ", spikes: " + watch.path("skipped").asLong()
                                + "); metrics.jsonl names their sequences.");
            }
            if (!ended.isEmpty()) {
                section.appendElement("p")
                        .text(HostileText.visible(stage) + " ended before its last step: " + HostileText.visible(ended)
                                + ".");
            }
        }
    }

    private static long sum(JsonNode sizes) {
        long sum = 0;
        for (JsonNode size : sizes) {
            sum += size.asLong();
        }
        return sum;
    }

    /** Means of equal groups of neighbours, at most {@value #CURVE_POINTS} of them. */
    static List<double[]> averaged(List<double[]> points) {
        int group = Math.max(1, (points.size() + CURVE_POINTS - 1) / CURVE_POINTS);
        List<double[]> means = new ArrayList<>();
        for (int from = 0; from < points.size(); from += group) {
            List<double[]> part = points.subList(from, Math.min(points.size(), from + group));
            means.add(new double[] {
                part.stream().mapToDouble(p -> p[0]).average().orElseThrow(),
                part.stream().mapToDouble(p -> p[1]).average().orElseThrow()
            });
        }
        return means;
    }
}
