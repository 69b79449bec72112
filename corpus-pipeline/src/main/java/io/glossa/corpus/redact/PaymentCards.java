package io.glossa.corpus.redact;

import java.util.List;

/**
 * Numbers of payment cards: 13 to 19 digits, bare or in groups, with the prefix and the length of an issuer and a check digit by
 * Luhn's rule.
 *
 * <p><b>Source.</b> ISO/IEC 7812; the issuers' published ranges.
 */
public final class PaymentCards extends NumberRedactor {
    /** An issuer's prefixes, from and to, as four digits, with the lengths of its numbers. */
    private record Issuer(int from, int to, List<Integer> lengths) {}

    private static final List<Issuer> ISSUERS = List.of(
            // Visa
            new Issuer(4000, 4999, List.of(13, 16, 19)),
            // Mastercard
            new Issuer(5100, 5599, List.of(16)),
            new Issuer(2221, 2720, List.of(16)),
            // American Express
            new Issuer(3400, 3499, List.of(15)),
            new Issuer(3700, 3799, List.of(15)),
            // Diners Club
            new Issuer(3000, 3059, List.of(14)),
            new Issuer(3600, 3699, List.of(14)),
            new Issuer(3800, 3999, List.of(14)),
            // JCB
            new Issuer(3528, 3589, List.of(16)),
            // Verve, of Nigeria
            new Issuer(5060, 5061, List.of(16, 18, 19)),
            // Discover
            new Issuer(6011, 6011, List.of(16)),
            new Issuer(6440, 6599, List.of(16)),
            // UnionPay
            new Issuer(6200, 6299, List.of(16, 17, 18, 19)));

    public PaymentCards() {
        super(
                "card",
                "",
                "\\d{4}([- ])\\d{4}\\1\\d{4}\\1\\d{4}(?:\\1?\\d{1,3})?|\\d{4}([- ])\\d{6}\\2\\d{4,5}|\\d{13,19}");
    }

    @Override
    boolean accepts(String digits, Place place) {
        int prefix = Integer.parseInt(digits.substring(0, 4));
        return ISSUERS.stream()
                        .anyMatch(i -> prefix >= i.from()
                                && prefix <= i.to()
                                && i.lengths().contains(digits.length()))
                && CheckDigits.luhn(digits);
    }
}
