package io.glossa.vocab.sweep;

import io.glossa.vocab.chart.LineChart;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a sweep found: a point for each size, the base's first.
 *
 * @param base what the base is called
 * @param script the target script
 * @param learned pieces that the one training pass learned
 * @param characters of them that are single characters, which come first
 * @param stop why it learned no more
 * @param elbow added pieces at the elbow of the fertility ({@link Elbow}), at least the characters; 0 when the curve has none
 * @param elbowRule how it was found
 * @param fastest added pieces at which a byte is expected to take the least work; the most when the model's shape is not known
 * @param points by size
 */
public record SweepReport(
        String base,
        String script,
        int learned,
        int characters,
        String stop,
        int elbow,
        String elbowRule,
        int fastest,
        List<SweepPoint> points) {
    /** The file that holds it as JSON. */
    public static final String JSON_FILE = "sweep.json";
    /** The file that holds the table. */
    public static final String TABLE_FILE = "sweep.tsv";
    /** The file that holds the chart. */
    public static final String CHART_FILE = "sweep.svg";

    private static final String RULE =
            "of the sizes that hold every added character the one farthest below the line between the first and the last"
                    + " point, both axes scaled to 1 (Kneedle, Satopää et al. 2011)";

    public SweepReport {
        points = List.copyOf(points);
    }

    static SweepReport of(
            String base, String script, int learned, int characters, String stop, List<SweepPoint> points) {
        List<double[]> curve = points.stream()
                .map(p -> new double[] {p.added(), p.fertility()})
                .toList();
        SweepPoint fastest = points.get(0);
        for (SweepPoint point : points) {
            fastest = point.expectedSpeedUp() > fastest.expectedSpeedUp() ? point : fastest;
        }
        int elbow = points.get(Elbow.of(curve, characters)).added();
        return new SweepReport(base, script, learned, characters, stop, elbow, RULE, fastest.added(), points);
    }

    /** The table: a line of names, then a line for each size, columns by tabs. */
    public String table() {
        Set<String> others = new TreeSet<>();
        points.forEach(p -> others.addAll(p.changedLineShares().keySet()));
        StringBuilder out = new StringBuilder("added\tsize\ttokens\tfertility\tcharacters_per_token\tbytes_per_token"
                + "\ttoken_ratio\tcontinued_word_share\tsingle_token_word_share\tbyte_token_share\trenyi_efficiency"
                + "\tunused_added_pieces\tleast_occurrences\tmedian_occurrences\tsaved_per_piece\texpected_speed_up");
        others.forEach(name -> out.append("\tchanged_lines_").append(name));
        for (SweepPoint p : points) {
            out.append(String.format(
                    Locale.ROOT,
                    "%n%d\t%d\t%d\t%.4f\t%.4f\t%.4f\t%.4f\t%.4f\t%.4f\t%.4f\t%.4f\t%d\t%d\t%d\t%.3f\t%.4f",
                    p.added(),
                    p.size(),
                    p.tokens(),
                    p.fertility(),
                    p.charactersPerToken(),
                    p.bytesPerToken(),
                    p.tokenRatio(),
                    p.continuedWordShare(),
                    p.singleTokenWordShare(),
                    p.byteTokenShare(),
                    p.renyiEfficiency(),
                    p.unusedAddedPieces(),
                    p.leastOccurrences(),
                    p.medianOccurrences(),
                    p.savedPerPiece(),
                    p.expectedSpeedUp()));
            others.forEach(name -> out.append(
                    String.format(Locale.ROOT, "\t%.6f", p.changedLineShares().getOrDefault(name, 0.0))));
        }
        return out.append('\n').toString().replace(System.lineSeparator(), "\n");
    }

    /** Fertility against added pieces, of all the held-out text and of each text, with the elbow marked. */
    public LineChart chart() {
        LineChart chart = new LineChart("Tokens a word by pieces added to " + base, "pieces added", "tokens a word");
        chart.line("all held-out text", curve(null));
        Set<String> names = new TreeSet<>(points.get(0).texts().keySet());
        if (names.size() > 1) {
            names.forEach(name -> chart.line(name, curve(name)));
        }
        if (elbow > 0) {
            chart.border("elbow: " + elbow, elbow);
        }
        return chart;
    }

    private List<double[]> curve(String text) {
        List<double[]> curve = new ArrayList<>();
        for (SweepPoint point : points) {
            curve.add(new double[] {
                point.added(),
                text == null ? point.fertility() : point.texts().get(text).fertility()
            });
        }
        return curve;
    }
}
