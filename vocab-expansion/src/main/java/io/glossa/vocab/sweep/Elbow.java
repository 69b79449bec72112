package io.glossa.vocab.sweep;

import java.util.List;

/**
 * The elbow of a falling curve: where a further step begins to gain less than a step gains on average.
 *
 * <p><b>Formula.</b> Both axes scaled to 0 to 1 between the first and the last point, the elbow is the point that lies farthest below the
 * straight line between them, {@code max (1 - x - y)}. On a convex curve that is where its slope equals that line's. This is the
 * largest point of Kneedle's difference curve, without its smoothing and its threshold, which are for noisy streams: a sweep's curve
 * never rises by noise, for larger vocabularies contain the smaller.
 *
 * <p>The elbow depends on the range: a longer sweep moves it outwards. So a sweep's range should end where the data does, and the
 * elbow is a suggestion; gain per piece stands beside it.
 *
 * <p><b>Determinism.</b> Pure; of equal distances the smaller x.
 *
 * <p><b>Source.</b> Satopää et al. 2011, "Finding a 'Kneedle' in a Haystack", ICDCSW 2011, section III.
 */
public final class Elbow {
    private Elbow() {}

    /**
     * The place of the elbow among the points, 0 when there is none: fewer than three points, or a curve that nowhere lies below the
     * line between its ends.
     *
     * @param points {@code [x, y]} in rising order of x
     * @param least x that the elbow has at least
     * @throws IllegalArgumentException when x does not rise
     */
    public static int of(List<double[]> points, double least) {
        for (int i = 1; i < points.size(); i++) {
            if (!(points.get(i)[0] > points.get(i - 1)[0])) {
                throw new IllegalArgumentException("x must rise from point to point, found " + points.get(i - 1)[0]
                        + " before " + points.get(i)[0]);
            }
        }
        if (points.size() < 3) {
            return 0;
        }
        double[] first = points.get(0);
        double[] last = points.get(points.size() - 1);
        double drop = first[1] - last[1];
        int elbow = 0;
        double farthest = 1e-9;
        for (int i = 1; i < points.size() - 1 && drop > 0; i++) {
            double x = (points.get(i)[0] - first[0]) / (last[0] - first[0]);
            double y = (points.get(i)[1] - last[1]) / drop;
            if (points.get(i)[0] >= least && 1 - x - y > farthest) {
                farthest = 1 - x - y;
                elbow = i;
            }
        }
        return elbow;
    }
}
