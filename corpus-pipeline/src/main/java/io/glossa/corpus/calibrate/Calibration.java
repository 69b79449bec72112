package io.glossa.corpus.calibrate;

import io.glossa.corpus.filter.DocumentFilter;
import io.glossa.corpus.filter.Threshold;
import io.glossa.corpus.filter.Threshold.Direction;
import io.glossa.run.ConfigException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Proposes thresholds for a sample.
 *
 * <p><b>Formula.</b> Of n sorted values v, a maximum is v[ceil((1 - q) n)] counted from 1 and a minimum v[floor(q n) + 1], rounded
 * to three digits away from the documents: at most a share q lies beyond. Numbers out of the threshold's range, and numbers that
 * no document of the sample lies beyond, are refused.
 *
 * <p><b>Errors.</b> {@link ConfigException} for a quantile outside 0 to 0.5, and for a sample of fewer than
 * {@value #LEAST_BEYOND} / q documents: a quantile of less is chance.
 *
 * @param sample that was measured
 * @param quantile share of the documents that each threshold may remove
 * @param proposals one for every threshold with a direction
 * @param removesTogether share of the sample that the proposals remove together
 */
public record Calibration(DocumentSample sample, double quantile, List<Proposal> proposals, double removesTogether) {
    /** Documents that must speak for a threshold. */
    static final int LEAST_BEYOND = 10;

    private static final int AUDITED = 3;
    private static final MathContext UP = new MathContext(3, RoundingMode.CEILING);
    private static final MathContext DOWN = new MathContext(3, RoundingMode.FLOOR);
    private static final double[] SHOWN = {0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99};

    /** Proposes thresholds for every filter of a sample. */
    public static Calibration of(DocumentSample sample, double quantile) {
        requireQuantile(quantile);
        int needed = (int) Math.ceil(LEAST_BEYOND / quantile);
        if (sample.size() < needed) {
            throw new ConfigException("language " + sample.language() + ": a sample of " + sample.size()
                    + " documents is too small for the quantile " + quantile + ", which needs " + needed
                    + "; give more text, a larger --sample, or a larger --quantile");
        }
        List<Proposal> proposals = new ArrayList<>();
        boolean[] removed = new boolean[sample.size()];
        for (int f = 0; f < sample.filters().size(); f++) {
            DocumentFilter filter = sample.filters().get(f);
            double[] values = sample.values(f);
            for (Threshold threshold : filter.thresholds()) {
                if (threshold.direction() != Direction.PARAMETER) {
                    Proposal proposal = propose(sample, filter, threshold, values, quantile);
                    proposals.add(proposal);
                    for (int i = 0; i < values.length && proposal.isMade(); i++) {
                        removed[i] |= isBeyond(threshold, values[i], proposal.value());
                    }
                }
            }
        }
        long together =
                IntStream.range(0, removed.length).filter(i -> removed[i]).count();
        return new Calibration(sample, quantile, List.copyOf(proposals), (double) together / sample.size());
    }

    /** Refuses a quantile that no threshold could be read from. */
    public static void requireQuantile(double quantile) {
        if (!(quantile > 0 && quantile < 0.5)) {
            throw new ConfigException(
                    "--quantile must lie between 0 and 0.5, found: " + quantile + "; 0.05 lets each rule remove 5 %");
        }
    }

    private static Proposal propose(
            DocumentSample sample, DocumentFilter filter, Threshold threshold, double[] values, double quantile) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double value = cut(threshold, sorted, quantile);
        double removes = shareBeyond(threshold, values, value);
        String refusal = refusal(threshold, value, removes, sorted);
        double now = sample.thresholds().get(threshold.key());
        return new Proposal(
                filter.name(),
                threshold,
                now,
                shareBeyond(threshold, values, now),
                refusal.isEmpty() ? value : Double.NaN,
                refusal.isEmpty() ? removes : 0,
                refusal,
                Arrays.stream(SHOWN)
                        .mapToObj(q -> sorted[rank(q, sorted.length)])
                        .toList(),
                refusal.isEmpty() ? audit(sample, threshold, values, value) : List.of());
    }

    private static double cut(Threshold threshold, double[] sorted, double quantile) {
        boolean maximum = threshold.direction() == Direction.MAXIMUM;
        double raw = maximum
                ? sorted[(int) Math.ceil((1 - quantile) * sorted.length) - 1]
                : sorted[(int) Math.floor(quantile * sorted.length)];
        return new BigDecimal(raw).round(maximum ? UP : DOWN).doubleValue();
    }

    private static String refusal(Threshold threshold, double value, double removes, double[] sorted) {
        if (removes == 0) {
            return sorted[0] == sorted[sorted.length - 1]
                    ? "every document measures " + number(sorted[0])
                    : "no document lies beyond " + number(value) + ", so it would never fire";
        }
        return threshold.allows(value) ? "" : number(value) + " could never decide anything";
    }

    private static String number(double value) {
        return new BigDecimal(value)
                .round(new MathContext(3))
                .stripTrailingZeros()
                .toPlainString();
    }

    private static int rank(double q, int n) {
        return Math.min(n - 1, (int) Math.floor(q * n));
    }

    private static boolean isBeyond(Threshold threshold, double value, double limit) {
        return threshold.direction() == Direction.MAXIMUM ? value > limit : value < limit;
    }

    private static double shareBeyond(Threshold threshold, double[] values, double limit) {
        return (double) Arrays.stream(values)
                        .filter(v -> isBeyond(threshold, v, limit))
                        .count()
                / values.length;
    }

    private static List<Proposal.Audited> audit(
            DocumentSample sample, Threshold threshold, double[] values, double limit) {
        return IntStream.range(0, values.length)
                .filter(i -> isBeyond(threshold, values[i], limit))
                .boxed()
                .sorted(Comparator.comparingDouble(i -> Math.abs(values[i] - limit)))
                .limit(AUDITED)
                .map(i -> new Proposal.Audited(
                        sample.documents().get(i).id(),
                        values[i],
                        sample.documents().get(i).excerpt()))
                .toList();
    }
}
