package io.glossa.checkpoint.merge;

import io.glossa.run.ConfigException;

/**
 * A way of merging: for each tensor, how much of each model the result is.
 *
 * <p>A method is registered in {@code META-INF/services}, found by its name ({@link MergeMethods}) and passes the contract
 * test of the module. Implementations have a public constructor without arguments, no state, and are thread-safe.
 */
public interface MergeMethod {
    /** The name on the command line: lower-case letters and dashes. */
    String name();

    /** Which settings it takes beside those of every method. */
    MergeSettings.Taken takes();

    /**
     * Refuses what it cannot merge before anything is read.
     *
     * @throws ConfigException saying which setting, what was found and what is expected
     */
    void check(MergeSettings settings, int models);

    /** The formula as {@code merge.json} shows it, with letters {@code a}, {@code b}, … for the models in their order. */
    String formula(MergeSettings settings, int models);

    /**
     * The coefficients of one tensor.
     *
     * <p><b>Shapes.</b> One number a model; the result is the sum of the models' tensors times these.
     *
     * @param tensors the tensors of one name; over rows that all models share, for a vocabulary matrix
     */
    double[] coefficients(MergeSettings settings, AlignedTensors tensors);
}
