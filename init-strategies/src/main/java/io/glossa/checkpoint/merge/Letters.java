package io.glossa.checkpoint.merge;

import java.util.Locale;

/** How formulas call the models: a, b, … z, then m27, m28, …. */
final class Letters {
    private static final int ALPHABET = 26;

    private Letters() {}

    static String of(int model) {
        return model < ALPHABET ? String.valueOf((char) ('a' + model)) : "m" + (model + 1);
    }

    /** {@code 0.25 a + 0.75 b}. */
    static String sum(double[] coefficients) {
        StringBuilder sum = new StringBuilder();
        for (int i = 0; i < coefficients.length; i++) {
            String sign = coefficients[i] < 0 ? "- " : "+ ";
            sum.append(i == 0 && coefficients[i] >= 0 ? "" : sign)
                    .append(String.format(Locale.ROOT, "%.6g ", Math.abs(coefficients[i])))
                    .append(of(i))
                    .append(i == coefficients.length - 1 ? "" : " ");
        }
        return sum.toString();
    }
}
