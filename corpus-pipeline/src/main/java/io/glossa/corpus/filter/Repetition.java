package io.glossa.corpus.filter;

import java.util.List;

/**
 * How much a text says again, in shares between 0 and 1.
 *
 * @param lines share of the lines that repeat an earlier one
 * @param lineCharacters share of the lines' characters in those
 * @param paragraphs share of the paragraphs (parted by blank lines) that repeat an earlier one
 * @param paragraphCharacters share of the paragraphs' characters in those
 * @param topRuns by n, share of the text in the most frequent repeated run of n words; 0 below 2
 * @param duplicateRuns by n, share of the text in runs of n words seen before; 0 below 2
 * @param repeatedRuns by n, share of the runs of n words that occur more than once; 0 below 2
 */
public record Repetition(
        double lines,
        double lineCharacters,
        double paragraphs,
        double paragraphCharacters,
        List<Double> topRuns,
        List<Double> duplicateRuns,
        List<Double> repeatedRuns) {}
