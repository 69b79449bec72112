package io.glossa.corpus.redact;

/**
 * South African identity numbers: date of birth as {@code yymmdd}, four digits for sex and order, one for citizenship (0 to 2),
 * one more, and a check digit by Luhn's rule: {@code 800101 5009 087}.
 *
 * <p><b>Source.</b> Department of Home Affairs, Identification Act 68 of 1997.
 */
public final class SouthAfricanIdNumber extends NumberRedactor {
    public SouthAfricanIdNumber() {
        super("za-id-number", "", "\\d{6}([- ]?)\\d{4}\\1\\d{3}");
    }

    @Override
    boolean accepts(String digits, Place place) {
        return BirthDate.isYearFirst(digits) && digits.charAt(10) <= '2' && CheckDigits.luhn(digits);
    }
}
