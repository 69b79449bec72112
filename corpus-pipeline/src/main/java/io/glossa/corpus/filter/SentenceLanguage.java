package io.glossa.corpus.filter;

/** Tells which sentences of a document are in another language than the document: the part of a language identifier. */
@FunctionalInterface
public interface SentenceLanguage {
    /** Knows no language and objects to no sentence. */
    SentenceLanguage UNKNOWN = (text, start, end) -> false;

    /** Whether the sentence from {@code start} to before {@code end} is surely in another language. */
    boolean isForeign(String text, int start, int end);
}
