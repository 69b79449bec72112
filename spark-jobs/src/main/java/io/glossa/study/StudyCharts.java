package io.glossa.study;

import io.glossa.vocab.chart.LineChart;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The curves of a study, a chart for each question: its arms' validation along the training under the last budget. */
final class StudyCharts {
    private static final double MEGABYTE = 1e6;

    private StudyCharts() {}

    /** SVG texts by file name. */
    static SortedMap<String, String> of(StudySettings settings, StudyResults results) {
        SortedMap<String, String> charts = new TreeMap<>();
        String budget = settings.budgets().get(settings.budgets().size() - 1).key();
        for (Map.Entry<String, QuestionSettings> question :
                settings.orderedQuestions().entrySet()) {
            LineChart chart = new LineChart(
                    question.getValue().asks(), "MB of target text learned from", "validation bits per byte");
            for (String arm : question.getValue().arms()) {
                chart.line(arm, points(results.row(arm, budget)));
            }
            charts.put(question.getKey() + ".svg", chart.svg());
        }
        return charts;
    }

    private static List<double[]> points(ArmRow row) {
        return row.curve().stream()
                .map(point -> new double[] {point.targetBytes() / MEGABYTE, point.bitsPerByte()})
                .toList();
    }
}
