package io.glossa.corpus.lists;

/** The notices that stand around the text of a page. */
public final class Boilerplate {
    /** Finds the phrases of {@code phrases/boilerplate.txt}. */
    public static final PhraseFinder PHRASES = new PhraseFinder(WordList.builtIn("phrases/boilerplate.txt"));

    private Boilerplate() {}
}
