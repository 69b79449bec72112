package io.glossa.corpus;

import io.glossa.corpus.filter.Verdict;
import java.util.List;
import java.util.SortedMap;

/**
 * What became of a record.
 *
 * <p>{@link #sizes()} follows the record through the rules in the order of {@link DocumentPipeline#rules()}: element
 * {@code i} is the size of its text on entering rule {@code i}. A record rejected by rule {@code k} has {@code k + 1}
 * elements; a kept one has one more than there are rules, the last being the size of what was kept.
 *
 * <p>{@link #verdicts()} goes further: every filter judges every record that could be read, so it also tells what the
 * filters behind the first that objected would have done.
 */
public sealed interface Outcome {
    /** Sizes on entering each rule. */
    List<TextSize> sizes();

    /** What every filter found, in the order of the rule set's filters; empty for a record that could not be read. */
    List<Verdict> verdicts();

    /** Characters that every normaliser changed, by normaliser; none that changed nothing. */
    SortedMap<String, Integer> changes();

    /**
     * The record became a document.
     *
     * @param document normalised and redacted
     * @param quality between 0 and 1, for the choice among duplicates (see {@link DocumentPipeline})
     * @param redactions replaced passages by kind
     */
    record Kept(
            Document document,
            double quality,
            List<Verdict> verdicts,
            SortedMap<String, Integer> changes,
            SortedMap<String, Integer> redactions,
            List<TextSize> sizes)
            implements Outcome {}

    /** The record was rejected; nothing in it was redacted. */
    record Rejected(
            Rejection rejection, List<Verdict> verdicts, SortedMap<String, Integer> changes, List<TextSize> sizes)
            implements Outcome {}
}
