package io.glossa.corpus.filter;

import io.glossa.corpus.langid.DocumentLanguage;
import io.glossa.corpus.langid.SegmentVotes;

/**
 * A text with everything that the filters measure of it, counted once.
 *
 * @param text normalised
 * @param characters what its characters are
 * @param words what its words are
 * @param lines how its lines begin and end
 * @param repetition how much it says again
 * @param sentences how its sentences are; nothing unless a filter asks for {@link Measure#SENTENCES}
 * @param variety how its words differ; nothing unless a filter asks for {@link Measure#WORD_VARIETY}
 * @param characterRepetition see {@link RepeatedCharacters}; 0 unless a filter asks for
 *     {@link Measure#CHARACTER_REPETITION}
 * @param page what is known of the page that it comes from
 * @param language what it is written in; nothing unless a filter asks for {@link Measure#LANGUAGE}
 * @param segments how its segments vote on that; nothing unless a filter asks for {@link Measure#LANGUAGE_SEGMENTS}
 */
public record AnalysedDocument(
        String text,
        CharacterCounts characters,
        WordCounts words,
        LineCounts lines,
        Repetition repetition,
        SentenceCounts sentences,
        WordVariety variety,
        double characterRepetition,
        PageAddress page,
        DocumentLanguage language,
        SegmentVotes segments) {}
