package io.glossa.corpus.redact;

/**
 * Nigerian national identification numbers (NIN): eleven digits. The check is not public, so only where the text names them.
 *
 * <p><b>Source.</b> National Identity Management Commission, NIN: structure of the number.
 */
public final class NigerianIdNumber extends NumberRedactor {
    private static final ContextWords CONTEXT =
            new ContextWords("NIN|National Identi(?:ty|fication) (?:Card )?Num(?:ber)?|lambar shaidar ɗan ƙasa|BVN");

    public NigerianIdNumber() {
        super("ng-nin", "", "\\d{11}|\\d{4}([- ])\\d{3}\\1\\d{4}");
    }

    @Override
    boolean accepts(String digits, Place place) {
        return CONTEXT.precede(place);
    }
}
