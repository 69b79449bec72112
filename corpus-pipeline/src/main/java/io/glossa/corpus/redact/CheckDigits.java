package io.glossa.corpus.redact;

/** Arithmetic that identity numbers carry to show typing errors. */
final class CheckDigits {
    private CheckDigits() {}

    /**
     * Whether the last digit is right by Luhn's rule: every second digit from the right doubled, digits of the products added, the sum
     * a multiple of ten. Source: ISO/IEC 7812-1, annex B.
     */
    static boolean luhn(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int product = i % 2 == 0 ? digit : 2 * digit;
            sum += product > 9 ? product - 9 : product;
        }
        return sum % 10 == 0;
    }

    /** The sum of the first digits times their weights. */
    static int weighted(String digits, int... weights) {
        int sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += (digits.charAt(i) - '0') * weights[i];
        }
        return sum;
    }
}
