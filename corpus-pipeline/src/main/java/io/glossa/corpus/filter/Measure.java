package io.glossa.corpus.filter;

/** Counts that cost time and that few filters look at: gathered only when a filter of the source asks for them. */
public enum Measure {
    /** {@link AnalysedDocument#sentences()}. */
    SENTENCES,
    /** {@link AnalysedDocument#characterRepetition()}. */
    CHARACTER_REPETITION,
    /** {@link AnalysedDocument#variety()}. */
    WORD_VARIETY,
    /** {@link WordCounts#flagged()}. */
    FLAGGED_WORDS,
    /** {@link AnalysedDocument#language()}. */
    LANGUAGE,
    /** {@link AnalysedDocument#segments()}. */
    LANGUAGE_SEGMENTS
}
