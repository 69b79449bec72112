package io.glossa.corpus.filter;

/**
 * A text with everything that the filters measure of it, counted once.
 *
 * @param text normalised
 * @param characters what its characters are
 * @param words what its words are
 * @param lines how its lines begin and end
 * @param repetition how much it says again
 */
public record AnalysedDocument(
        String text, CharacterCounts characters, WordCounts words, LineCounts lines, Repetition repetition) {}
