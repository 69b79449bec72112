package io.glossa.corpus;

import java.util.List;
import java.util.SortedMap;

/**
 * What became of a record.
 *
 * <p>{@link #sizes()} follows the record through the rules in the order of {@link DocumentPipeline#rules()}: element
 * {@code i} is the size of its text on entering rule {@code i}. A record rejected by rule {@code k} has {@code k + 1}
 * elements; a kept one has one more than there are rules, the last being the size of what was kept.
 */
public sealed interface Outcome {
    /** Sizes on entering each rule. */
    List<TextSize> sizes();

    /**
     * The record became a document.
     *
     * @param document normalised and redacted
     * @param quality between 0 and 1, for the choice among duplicates (see {@link DocumentPipeline})
     * @param signals the number that every filter measured, by filter
     * @param changes characters that every normaliser changed, by normaliser
     * @param redactions replaced passages by kind
     */
    record Kept(
            Document document,
            double quality,
            SortedMap<String, Double> signals,
            SortedMap<String, Integer> changes,
            SortedMap<String, Integer> redactions,
            List<TextSize> sizes)
            implements Outcome {}

    /** The record was rejected. */
    record Rejected(Rejection rejection, List<TextSize> sizes) implements Outcome {}
}
