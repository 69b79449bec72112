package io.glossa.study;

/** Trains and measures. */
@FunctionalInterface
public interface TrialRunner {
    /** Runs a trial, or finds it done. Equal trials give equal results; only the seconds differ. */
    Ran run(Trial trial);

    /**
     * A trial that is done.
     *
     * @param processorSeconds of the process that finished it, evaluation included
     */
    record Ran(TrialResult result, double processorSeconds) {}
}
