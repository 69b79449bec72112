package io.glossa.vocab.chart;

import java.util.Locale;

/** Numbers as a reader wants them, in English whatever the machine's language. */
public final class Figures {
    private Figures() {}

    /** {@code 12,345}. */
    public static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** Three significant figures with the unit that suits: {@code 1.23 MB}, {@code 512 B}; powers of 1,000. */
    public static String bytes(long bytes) {
        if (bytes < 0) {
            return "\u2212" + bytes(-bytes);
        }
        if (bytes < 1000) {
            return bytes + " B";
        }
        double value = bytes;
        String unit = "";
        for (String next : new String[] {"kB", "MB", "GB", "TB"}) {
            if (value < 999.5) {
                break;
            }
            value /= 1000;
            unit = next;
        }
        return significant(value) + " " + unit;
    }

    /** {@code 1.234}. */
    public static String decimal(double number) {
        return String.format(Locale.ROOT, "%.3f", number);
    }

    /** {@code 12.3 %}. */
    public static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }

    /** {@code 35 %}, for running text. */
    public static String roundPercent(double share) {
        return String.format(Locale.ROOT, "%.0f %%", 100 * share);
    }

    /** A number for an axis: as few decimals as its step needs. */
    public static String axis(double number, double step) {
        int decimals = (int) Math.max(0, Math.ceil(-Math.log10(step) - 1e-9));
        return String.format(Locale.ROOT, "%,." + decimals + "f", number);
    }

    private static String significant(double value) {
        return String.format(Locale.ROOT, value < 9.995 ? "%.2f" : value < 99.95 ? "%.1f" : "%.0f", value);
    }
}
