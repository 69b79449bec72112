package io.glossa.corpus.calibrate;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;

/** A calibration as a person reads it, and as settings take it. */
public final class CalibrationText {
    private CalibrationText() {}

    /** A table of all thresholds, with the documents just beyond each. */
    public static String table(Calibration calibration) {
        StringBuilder out = new StringBuilder();
        DocumentSample sample = calibration.sample();
        line(
                out,
                "%s: %,d of %,d documents measured; quantile %s; the proposals remove %.1f %% together",
                sample.language(),
                sample.size(),
                sample.readable(),
                number(calibration.quantile()),
                100 * calibration.removesTogether());
        line(
                out,
                "  %-34s %9s %8s %9s %8s   %s",
                "threshold",
                "now",
                "removes",
                "proposed",
                "removes",
                "1 5 25 50 75 95 99 %");
        for (Proposal proposal : calibration.proposals()) {
            line(
                    out,
                    "  %-34s %9s %6.1f %% %9s %6s     %s",
                    proposal.threshold().key(),
                    number(proposal.now()),
                    100 * proposal.removesNow(),
                    proposal.isMade() ? number(proposal.value()) : "-",
                    proposal.isMade() ? String.format(Locale.ROOT, "%.1f %%", 100 * proposal.removes()) : "",
                    percentiles(proposal.percentiles()));
            if (!proposal.isMade()) {
                line(out, "      none: %s", proposal.refusal());
            }
            for (Proposal.Audited document : proposal.audit()) {
                line(out, "      %s  %s  %s", number(document.value()), document.id(), document.excerpt());
            }
        }
        return out.toString();
    }

    /** The proposals as YAML for {@code corpus.thresholds}. */
    public static String yaml(List<Calibration> calibrations) {
        StringBuilder out = new StringBuilder();
        line(out, "# Paste under corpus.thresholds. Look at the documents just beyond each number before you do.");
        for (Calibration calibration : calibrations) {
            line(
                    out,
                    "# Quantile %s of %d documents; together they remove %.1f %%.",
                    number(calibration.quantile()),
                    calibration.sample().size(),
                    100 * calibration.removesTogether());
            line(out, "%s:", calibration.sample().language());
            for (Proposal proposal : calibration.proposals()) {
                if (proposal.isMade()) {
                    line(
                            out,
                            "  %s: %s # now %s, which removes %.1f %%; this removes %.1f %%",
                            proposal.threshold().key(),
                            number(proposal.value()),
                            number(proposal.now()),
                            100 * proposal.removesNow(),
                            100 * proposal.removes());
                } else {
                    line(out, "  # %s: none; %s", proposal.threshold().key(), proposal.refusal());
                }
            }
        }
        return out.toString();
    }

    private static String percentiles(List<Double> values) {
        return String.join(" ", values.stream().map(CalibrationText::number).toList());
    }

    private static String number(double value) {
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(3));
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }

    private static void line(StringBuilder out, String pattern, Object... arguments) {
        out.append(String.format(Locale.ROOT, pattern, arguments)).append('\n');
    }
}
