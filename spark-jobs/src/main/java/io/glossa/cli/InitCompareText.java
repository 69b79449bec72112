package io.glossa.cli;

import io.glossa.init.InitializationComparison;
import io.glossa.init.InitializationSurvey;
import io.glossa.init.LossProbe;
import io.glossa.init.RowDiagnosis;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** A comparison of initialisers as a person reads it. */
final class InitCompareText {
    private InitCompareText() {}

    static void print(InitializationComparison comparison, Path directory, PrintWriter out) {
        TextTable table = new TextTable(List.of(
                "strategy",
                "start",
                "after",
                "spread",
                "along",
                "left base, start",
                "left base, after",
                "new mass",
                "norm",
                "cosine"));
        for (InitializationComparison.Strategy strategy : comparison.ranked()) {
            RowDiagnosis head = strategy.matrices().get(strategy.matrices().firstKey());
            table.row(List.of(
                    strategy.name(),
                    decimal(strategy.atStart().mean(), 3),
                    decimal(strategy.afterSteps().mean(), 3),
                    decimal(strategy.afterSteps().deviation(), 3),
                    decimal(strategy.alongSteps().mean(), 3),
                    mean(strategy, LossProbe.Forgetting::divergenceAtStart, 4),
                    mean(strategy, LossProbe.Forgetting::divergenceAfterSteps, 4),
                    mean(strategy, LossProbe.Forgetting::newTokenMass, 4),
                    decimal(head.newNorms().mean() / head.baseNorms().mean(), 2),
                    decimal(head.newMeanCosine(), 2)));
        }
        out.print(table.text());
        out.printf(
                Locale.ROOT,
                "%nValidation bits per byte (%,d bytes) at the start, after %d steps and along them, over %d seeds.%n",
                comparison.validationBytes(),
                comparison.settings().steps(),
                comparison.settings().seeds());
        out.println("left base: divergence from the base in bits per byte of text that the base wrote.");
        out.printf(
                Locale.ROOT,
                "new mass: probability that the new ids take from that text; rows at the mean of the base's take %.4f at most.%n",
                comparison.newTokenMassBound());
        out.println(
                "norm, cosine: mean length of new rows over that of the base's text rows; mean cosine between new rows.");
        out.printf("%n%s%n", comparison.verdict().text());
        out.printf(
                "%nwrote %s, %s and %s in %s%n",
                InitializationSurvey.JSON_FILE,
                InitializationSurvey.CHART_FILE,
                InitializationSurvey.NEIGHBOURS_FILE,
                directory);
    }

    private static String mean(
            InitializationComparison.Strategy strategy, ToDoubleFunction<LossProbe.Forgetting> value, int places) {
        return decimal(
                strategy.runs().stream()
                        .map(InitializationComparison.Run::forgetting)
                        .flatMap(Optional::stream)
                        .mapToDouble(value)
                        .average()
                        .orElse(Double.NaN),
                places);
    }

    private static String decimal(double value, int places) {
        return String.format(Locale.ROOT, "%." + places + "f", value);
    }
}
