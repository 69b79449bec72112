package io.glossa.init;

import io.glossa.run.AtomicFiles;
import io.glossa.run.ConfigException;
import io.glossa.run.Json;
import io.glossa.run.Step;
import io.glossa.run.StepRunner;
import io.glossa.vocab.chart.LineChart;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The step {@code init-compare}: many strategies on one model, looked at from every side, and no model written.
 *
 * <p>The directory holds {@value #JSON_FILE} ({@link InitializationComparison}), {@value #CHART_FILE} (validation loss along the
 * steps, the mean over the seeds) and {@value #NEIGHBOURS_FILE} (what some new rows lie nearest to under each strategy).
 *
 * <p><b>Cost.</b> Strategies times seeds trials; the space of one more model while it runs.
 */
public final class InitializationSurvey {
    /** The step's name. */
    public static final String NAME = "init-compare";
    /** Every number. */
    public static final String JSON_FILE = "comparison.json";
    /** The curves. */
    public static final String CHART_FILE = "curves.svg";
    /** What new rows lie near. */
    public static final String NEIGHBOURS_FILE = "neighbours.tsv";

    private static final int PIECES = 12;
    private static final int NEIGHBOURS = 5;
    /** More lines than this in one chart cannot be told apart. */
    private static final int CHARTED = 6;

    private final InitializationInputs inputs;

    /** Prepares the step; refuses settings under which no strategy is used. */
    public InitializationSurvey(InitializationInputs inputs) {
        inputs.settings().requireUse();
        this.inputs = inputs;
    }

    /**
     * Runs or skips the step.
     *
     * @param directory where {@code init-compare/} shall stand
     * @param identities identities of base, vocabulary and what the probe reads, by role
     * @param points measurements along the steps of a trial
     */
    public StepRunner.Outcome run(Path directory, Map<String, String> identities, int points) {
        return StepRunner.run(
                Step.of(NAME, directory, identities, Map.of("init", inputs.settings(), "points", points)),
                partial -> work(partial, points));
    }

    private Map<String, Long> work(Path directory, int points) {
        return inputs.use((expansion, trials) -> {
            if (expansion.added().isEmpty()) {
                throw new ConfigException(
                        inputs.vocabulary() + " adds no pieces to the base; there are no rows to compare");
            }
            InitializationComparison comparison = trials.compare(directory.resolve(".candidate"), points, true);
            Json.write(directory.resolve(JSON_FILE), comparison);
            write(directory.resolve(CHART_FILE), chart(comparison));
            write(directory.resolve(NEIGHBOURS_FILE), neighbours(expansion, trials));
            return Map.of(
                    "strategies", (long) comparison.strategies().size(), "new_pieces", (long) comparison.newPieces());
        });
    }

    /** The leading strategies' curves. */
    private static String chart(InitializationComparison comparison) {
        LineChart chart = new LineChart("Validation after initialisation", "steps", "bits per byte");
        comparison.ranked().stream().limit(CHARTED).forEach(strategy -> {
            List<double[]> points = new ArrayList<>();
            List<LossProbe.Point> first = strategy.runs().get(0).curve();
            for (int i = 0; i < first.size(); i++) {
                int point = i;
                points.add(new double[] {
                    first.get(i).step(),
                    strategy.runs().stream()
                            .mapToDouble(run -> run.curve().get(point).bitsPerByte())
                            .average()
                            .orElseThrow()
                });
            }
            chart.line(strategy.name(), points);
        });
        return chart.svg();
    }

    private String neighbours(ModelExpansion expansion, InitializationTrials trials) {
        StringBuilder out = new StringBuilder("strategy\tmatrix\tid\tpiece\tneighbours\n");
        for (Candidate strategy : inputs.settings().strategies()) {
            for (ComputedRows rows : trials.rows(strategy, inputs.settings().seed())) {
                for (NearestRows.Nearest nearest : NearestRows.of(rows, PIECES, NEIGHBOURS)) {
                    out.append(strategy.name())
                            .append('\t')
                            .append(rows.matrix().name());
                    out.append('\t').append(nearest.piece().id());
                    out.append('\t').append(shown(nearest.piece().text()));
                    String separator = "\t";
                    for (NearestRows.Neighbour neighbour : nearest.neighbours()) {
                        out.append(separator).append(shown(expansion.text(neighbour.id())));
                        out.append(String.format(Locale.ROOT, " %.2f", neighbour.cosine()));
                        separator = ", ";
                    }
                    out.append('\n');
                }
            }
        }
        return out.toString();
    }

    private static String shown(String text) {
        return text.replace(' ', '\u2581').replaceAll("\\s|\\p{Cntrl}", "\uFFFD");
    }

    private static void write(Path file, String text) {
        AtomicFiles.write(file, text.getBytes(StandardCharsets.UTF_8));
    }
}
