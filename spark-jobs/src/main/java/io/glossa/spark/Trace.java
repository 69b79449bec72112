package io.glossa.spark;

import io.glossa.corpus.Outcome;
import io.glossa.corpus.filter.Verdict;
import io.glossa.corpus.read.RawRecord;
import java.io.Serializable;
import java.util.List;
import java.util.SortedMap;

/**
 * A record's way through the rules as numbers, in the order of its source's {@link io.glossa.corpus.RuleSet}: small enough to travel with it
 * to the end of the step.
 *
 * @param file name of the record's file
 * @param number of the record in it
 * @param bytes of the text as it was read
 * @param values what every filter measured; empty for a record that could not be read
 * @param passes what every filter decided
 * @param changes characters that every normaliser changed; empty for a record that could not be read
 * @param redactions passages that every redactor replaced; empty for a record that did not become a document
 */
@SuppressWarnings("ArrayRecordComponent") // Rows of a stage: never compared, never changed.
record Trace(String file, long number, long bytes, double[] values, boolean[] passes, int[] changes, int[] redactions)
        implements Serializable {
    private static final int[] NO_COUNTS = new int[0];
    /** Of nothing. */
    static final Trace NONE = new Trace("", 0, 0, new double[0], new boolean[0], NO_COUNTS, NO_COUNTS);

    /**
     * The trace of a record.
     *
     * @param normalisers of the source's rule set, in order
     * @param redactors likewise
     */
    static Trace of(RawRecord record, Outcome outcome, List<String> normalisers, List<String> redactors) {
        List<Verdict> verdicts = outcome.verdicts();
        double[] values = new double[verdicts.size()];
        boolean[] passes = new boolean[verdicts.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = verdicts.get(i).value();
            passes[i] = verdicts.get(i).passes();
        }
        int[] changes = values.length == 0 ? NO_COUNTS : inOrder(outcome.changes(), normalisers);
        int[] redactions = outcome instanceof Outcome.Kept kept ? inOrder(kept.redactions(), redactors) : NO_COUNTS;
        return new Trace(
                record.file(), record.number(), outcome.sizes().get(0).bytes(), values, passes, changes, redactions);
    }

    private static int[] inOrder(SortedMap<String, Integer> counts, List<String> names) {
        int[] ordered = new int[names.size()];
        for (int i = 0; i < ordered.length; i++) {
            ordered[i] = counts.getOrDefault(names.get(i), 0);
        }
        return ordered;
    }
}
