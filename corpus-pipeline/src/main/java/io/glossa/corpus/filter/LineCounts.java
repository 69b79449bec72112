package io.glossa.corpus.filter;

/**
 * How the lines of a text begin and end; blank lines are none.
 *
 * @param total all of them
 * @param bullets lines that begin with a bullet
 * @param ellipses lines that end in three full stops or an ellipsis character
 */
public record LineCounts(int total, int bullets, int ellipses) {
    /** Share of the lines that begin with a bullet. */
    public double bulletShare() {
        return total == 0 ? 0 : (double) bullets / total;
    }

    /** Share of the lines that trail off. */
    public double ellipsisShare() {
        return total == 0 ? 0 : (double) ellipses / total;
    }
}
