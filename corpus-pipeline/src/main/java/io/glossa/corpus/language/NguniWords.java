package io.glossa.corpus.language;

/**
 * Words of isiZulu, isiXhosa and their sisters, whose prefixes stand before names, loans and years with a hyphen: {@code
 * ngesi-Zulu}, {@code i-Afrika} and {@code ngo-2019} are one word each.
 */
public final class NguniWords implements WordAnalyser {
    /** Hyphen-minus, hyphen and non-breaking hyphen. */
    private static final String HYPHENS = "-\u2010\u2011";

    @Override
    public String name() {
        return "nguni";
    }

    @Override
    public Scanner open() {
        return new SpacedScanner(HYPHENS, (text, at) -> false);
    }
}
