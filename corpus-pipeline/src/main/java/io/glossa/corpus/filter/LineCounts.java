package io.glossa.corpus.filter;

/**
 * How the lines of a text begin and end; blank lines are none.
 *
 * @param total all of them
 * @param bullets lines that begin with a bullet
 * @param ellipses lines that end in three full stops or an ellipsis character
 * @param ended lines that end as sentences do
 * @param shorts lines of at most the threshold {@code short-line-characters}
 * @param characters UTF-16 units in all of them, white space at their ends left out
 */
public record LineCounts(int total, int bullets, int ellipses, int ended, int shorts, long characters) {
    /** Share of the lines that begin with a bullet. */
    public double bulletShare() {
        return share(bullets);
    }

    /** Share of the lines that trail off. */
    public double ellipsisShare() {
        return share(ellipses);
    }

    /** Share of the lines that end as sentences do. */
    public double endedShare() {
        return share(ended);
    }

    /** Share of the short lines. */
    public double shortShare() {
        return share(shorts);
    }

    /** Mean length; 0 without lines. */
    public double meanLength() {
        return total == 0 ? 0 : (double) characters / total;
    }

    private double share(int some) {
        return total == 0 ? 0 : (double) some / total;
    }
}
