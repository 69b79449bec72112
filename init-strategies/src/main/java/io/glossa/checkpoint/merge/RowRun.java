package io.glossa.checkpoint.merge;

/**
 * Rows behind each other that the same models have.
 *
 * @param first row
 * @param rows how many
 * @param models bit {@code i} is set when model {@code i} has these rows
 */
record RowRun(long first, long rows, long models) {
    /** As many models as there are bits. */
    static final int MOST_MODELS = 63;

    /** All rows of a tensor that every model has. */
    static RowRun all(long rows, int models) {
        return new RowRun(0, rows, everyOne(models));
    }

    static long everyOne(int models) {
        return (1L << models) - 1;
    }

    boolean has(int model) {
        return (models >>> model & 1) != 0;
    }

    boolean shared(int of) {
        return models == everyOne(of);
    }
}
