package io.glossa.checkpoint.merge;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a merge did, as {@code merge.json} holds it.
 *
 * @param formula with letters for the models
 * @param models names of their directories, in order
 * @param newRows rows of the first model that not all share
 * @param droppedRows rows that other models have and the first does not
 * @param coefficients of each tensor, one a model
 */
record MergeAccount(
        String formula, List<String> models, long newRows, long droppedRows, SortedMap<String, double[]> coefficients) {
    /** The file that holds it. */
    static final String FILE = "merge.json";

    MergeAccount {
        models = List.copyOf(models);
        coefficients = new TreeMap<>(coefficients);
    }
}
