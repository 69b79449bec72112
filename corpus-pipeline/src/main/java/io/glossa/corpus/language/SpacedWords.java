package io.glossa.corpus.language;

/**
 * Words of languages that spaces part, with their apostrophes ({@code ng'ombe}) and combining marks: the Unicode rules for
 * Latin script in a fraction of their time.
 */
public final class SpacedWords implements WordAnalyser {
    @Override
    public String name() {
        return "spaced";
    }

    @Override
    public Scanner open() {
        return new SpacedScanner();
    }
}
