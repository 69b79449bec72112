package io.glossa.cli;

import io.glossa.corpus.RuleSet;
import io.glossa.spark.LineageRecord;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A record's lineage in words.
 *
 * @param record whose story it is
 * @param rules that it met
 */
record LineageStory(LineageRecord record, RuleSet rules) {
    void print(PrintWriter out) {
        out.printf(
                Locale.ROOT,
                "%s%n  from    %s, %s, record %d, %,d bytes of text%n",
                record.id(),
                record.source(),
                record.file(),
                record.record(),
                record.bytesRaw());
        counts(out, "mended  ", record.changes(), "characters");
        counts(out, "redacted", record.redactions(), "passages");
        if (!record.signals().isEmpty()) {
            out.printf(Locale.ROOT, "  rules   set %s%n", record.ruleSet());
            signals(out);
        }
        out.println("  " + ending());
    }

    private static void counts(PrintWriter out, String what, Map<String, Integer> counts, String unit) {
        String listed = counts.entrySet().stream()
                .filter(count -> count.getValue() > 0)
                .map(count -> String.format(Locale.ROOT, "%s %,d", count.getKey(), count.getValue()))
                .collect(Collectors.joining(", "));
        if (!listed.isEmpty()) {
            out.println("  " + what + " " + listed + " (" + unit + ")");
        }
    }

    private void signals(PrintWriter out) {
        for (RuleSet.Rule rule : rules.rules()) {
            LineageRecord.Signal signal = record.signals().get(rule.name());
            if (signal != null) {
                out.printf(
                        Locale.ROOT,
                        "    %-7s %-32s %12s   %s%n",
                        signal.passes() ? "passes" : "OBJECTS",
                        rule.name(),
                        number(signal.value()),
                        allowed(rule));
            }
        }
    }

    /** {@code at least 10, at most 100000}: thresholds are named min-… and max-…. */
    private static String allowed(RuleSet.Rule rule) {
        List<String> limits = new ArrayList<>();
        rule.thresholds().forEach((key, value) -> {
            if (key.startsWith("min-")) {
                limits.add(0, "at least " + number(value));
            } else if (key.startsWith("max-")) {
                limits.add("at most " + number(value));
            } else {
                limits.add(key + " " + number(value));
            }
        });
        return String.join(", ", limits);
    }

    private String ending() {
        return switch (record.fate()) {
            case "kept" ->
                "Kept, in the split " + record.split() + ", " + size(record.bytesFinal()) + "."
                        + (record.clusterSize() > 1
                                ? " It stands for a cluster of " + record.clusterSize() + " documents."
                                : " No other document is like it.");
            case "duplicate" ->
                "Removed by " + record.rule() + ": " + record.kept() + " of " + record.keptSource()
                        + " was kept in its place (similarity " + number(record.similarity()) + ", a cluster of "
                        + record.clusterSize() + " documents).";
            case "broken" -> "Could not be read (" + record.rule() + "): " + record.reason() + ".";
            default -> "Rejected by " + record.rule() + ": " + record.reason() + "." + others();
        };
    }

    private String others() {
        List<String> others = new ArrayList<>();
        for (RuleSet.Rule rule : rules.rules()) {
            LineageRecord.Signal signal = record.signals().get(rule.name());
            if (signal != null && !signal.passes() && !rule.name().equals(record.rule())) {
                others.add(rule.name());
            }
        }
        return others.isEmpty()
                ? " No other rule objects."
                : " Without it " + String.join(", ", others) + " would have rejected it.";
    }

    private static String size(long bytes) {
        return String.format(Locale.ROOT, "%,d bytes", bytes);
    }

    private static String number(double value) {
        return value == Math.rint(value)
                ? String.format(Locale.ROOT, "%.0f", value)
                : String.format(Locale.ROOT, "%.4g", value);
    }
}
