package io.glossa.corpus.redact;

/**
 * Greek social security numbers (ΑΜΚΑ): eleven digits, the date of birth as {@code ddmmyy} first, the last a check digit by Luhn's
 * rule. One in 270 random numbers of eleven digits passes.
 *
 * <p><b>Source.</b> ΗΔΙΚΑ, ΑΜΚΑ: structure of the number.
 */
public final class GreekSocialSecurityNumber extends NumberRedactor {
    public GreekSocialSecurityNumber() {
        super("gr-amka", "", "\\d{11}");
    }

    @Override
    boolean accepts(String digits, Place place) {
        return BirthDate.isDayFirst(digits) && CheckDigits.luhn(digits);
    }
}
