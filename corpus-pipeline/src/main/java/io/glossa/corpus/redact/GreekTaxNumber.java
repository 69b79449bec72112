package io.glossa.corpus.redact;

/**
 * Greek tax numbers (ΑΦΜ): nine digits.
 *
 * <p><b>Formula.</b> The last digit is S mod 11 mod 10, S being the first eight digits times 256 128 64 32 16 8 4 2.
 *
 * <p>One in ten numbers of nine digits passes, so the text must name it: ΑΦΜ, VAT or EL, the prefix in the European Union.
 *
 * <p><b>Source.</b> European Commission, VIES, algorithms of VAT numbers (EL).
 */
public final class GreekTaxNumber extends NumberRedactor {
    private static final int[] WEIGHTS = {256, 128, 64, 32, 16, 8, 4, 2};
    private static final ContextWords CONTEXT = new ContextWords(String.join(
            "|", "Α\\.?Φ\\.?Μ\\.?", "A\\.?F\\.?M\\.?", "VAT", "ΕΛ", "EL", "φορολογικ\\p{L}+ μητρώο\\p{L}*"));

    public GreekTaxNumber() {
        super("gr-tax-number", "", "\\d{9}");
    }

    @Override
    boolean accepts(String digits, Place place) {
        int check = CheckDigits.weighted(digits, WEIGHTS) % 11 % 10;
        return !digits.equals("000000000") && check == digits.charAt(8) - '0' && CONTEXT.precede(place);
    }
}
