package io.glossa.corpus.redact;

/**
 * Telephone numbers: those of any country with a plus sign, and the national forms of {@code redact/phone-formats.yaml}: Korea,
 * Greece, Kenya, Tanzania, Nigeria, South Africa and North America.
 *
 * <p>A number stands alone: no letter, digit or joining sign touches it. A bare row of digits is one only with a mobile prefix,
 * since it may be anything.
 */
public final class PhoneNumbers extends NumberRedactor {
    private static final int LEAST_DIGITS = 8;

    /** ITU-T E.164, with two digits more for an international prefix. */
    private static final int MOST_DIGITS = 17;

    public PhoneNumbers() {
        super("phone", "+(", PhoneFormats.load().pattern());
    }

    @Override
    boolean accepts(String digits, Place place) {
        return digits.length() >= LEAST_DIGITS && digits.length() <= MOST_DIGITS;
    }
}
