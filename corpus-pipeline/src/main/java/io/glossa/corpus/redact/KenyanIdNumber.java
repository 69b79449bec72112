package io.glossa.corpus.redact;

/**
 * Kenyan national identity numbers: seven or eight digits without a check digit, so only where the text names them, in English
 * or Swahili.
 */
public final class KenyanIdNumber extends NumberRedactor {
    private static final ContextWords CONTEXT = new ContextWords(
            "(?:national )?ID(?: card)? (?:no\\.?|num(?:ber)?|namba)|national ID|ID|(?:namba|nambari) ya kitambulisho|kitambulisho"
                    + "(?: cha taifa)?(?: (?:namba|nambari|na\\.?))?");

    public KenyanIdNumber() {
        super("ke-id-number", "", "\\d{7,8}");
    }

    @Override
    boolean accepts(String digits, Place place) {
        return CONTEXT.precede(place);
    }
}
