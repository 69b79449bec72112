package io.glossa.cli;

import io.glossa.vocab.sweep.SweepPoint;
import io.glossa.vocab.sweep.SweepReport;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A sweep as a person reads it. */
final class SweepText {
    private SweepText() {}

    static void print(SweepReport report, Path directory, PrintWriter out) {
        List<String> others =
                List.copyOf(report.points().get(0).changedLineShares().keySet());
        List<String> headings = new ArrayList<>(List.of(
                "added",
                "size",
                "tokens/word",
                "bytes/token",
                "tokens left",
                "saved/piece",
                "rarest row",
                "unused",
                "speed-up"));
        others.forEach(language -> headings.add(language + " lines changed"));
        TextTable table = new TextTable(headings);
        for (SweepPoint point : report.points()) {
            List<String> row = new ArrayList<>(List.of(
                    String.valueOf(point.added()),
                    String.valueOf(point.size()),
                    decimal(point.fertility(), 3),
                    decimal(point.bytesPerToken(), 2),
                    decimal(100 * point.tokenRatio(), 1) + " %",
                    decimal(point.savedPerPiece(), 1),
                    String.valueOf(point.leastOccurrences()),
                    String.valueOf(point.unusedAddedPieces()),
                    decimal(point.expectedSpeedUp(), 2)));
            others.forEach(language ->
                    row.add(decimal(100 * point.changedLineShares().get(language), 3) + " %"));
            table.row(row);
        }
        out.print(table.text());
        out.printf(
                "%n%d pieces of the script %s over %s: %s.%n",
                report.learned(), report.script(), report.base(), report.stop());
        if (report.elbow() > 0) {
            out.printf("elbow: %d added pieces (%s)%n", report.elbow(), report.elbowRule());
        } else {
            out.println(
                    "elbow: none; the curve nowhere lies below the line between its ends, or has fewer than three points");
        }
        out.printf("fastest per byte: %d added pieces%n", report.fastest());
        out.println("saved/piece: tokens of a million base tokens that one more piece saves, since the size above.");
        out.printf(
                "%nwrote %s, %s and %s in %s%n",
                SweepReport.TABLE_FILE, SweepReport.JSON_FILE, SweepReport.CHART_FILE, directory);
    }

    private static String decimal(double value, int places) {
        return String.format(Locale.ROOT, "%." + places + "f", value);
    }
}
