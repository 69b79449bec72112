package io.glossa.init;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * What some new rows lie nearest to among the base's text rows, for a person to look at: rows that mean something have
 * neighbours that do.
 *
 * <p><b>Formula.</b> Cosine; of equal ones the lower id is nearer. <b>Determinism.</b> A pure function of the rows.
 * <b>Cost.</b> One pass over the base's matrix.
 */
final class NearestRows {
    private NearestRows() {}

    /** A new piece and its neighbours, the nearest first. */
    record Nearest(NewPiece piece, List<Neighbour> neighbours) {}

    /** A row of the base. */
    record Neighbour(int id, double cosine) {}

    /**
     * The neighbours of some pieces, spread evenly over all new ones.
     *
     * @param pieces how many pieces, at most
     * @param neighbours of each
     */
    static List<Nearest> of(ComputedRows rows, int pieces, int neighbours) {
        int all = rows.pieces().size();
        int count = Math.min(pieces, all);
        List<NewPiece> chosen = new ArrayList<>();
        List<double[]> values = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int index = (int) ((long) i * all / count);
            chosen.add(rows.pieces().get(index));
            rows.forEach(index, index + 1, row -> values.add(unit(row)));
        }
        List<List<Neighbour>> nearest = new ArrayList<>();
        chosen.forEach(piece -> nearest.add(new ArrayList<>()));
        EmbeddingMatrix base = rows.matrix();
        for (int id : base.counted()) {
            float[] row = base.row(id);
            double[] other = new double[row.length];
            Arrays.setAll(other, j -> row[j]);
            double[] direction = unit(other);
            for (int i = 0; i < count; i++) {
                keep(nearest.get(i), new Neighbour(id, dot(values.get(i), direction)), neighbours);
            }
        }
        List<Nearest> found = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            found.add(new Nearest(chosen.get(i), List.copyOf(nearest.get(i))));
        }
        return found;
    }

    private static void keep(List<Neighbour> kept, Neighbour candidate, int most) {
        int place = Collections.binarySearch(
                kept,
                candidate,
                Comparator.comparingDouble(Neighbour::cosine).reversed().thenComparingInt(Neighbour::id));
        kept.add(-1 - place, candidate);
        if (kept.size() > most) {
            kept.remove(most);
        }
    }

    /** A row at length one; a row of zeros stays. */
    private static double[] unit(double[] row) {
        double norm = Math.sqrt(dot(row, row));
        double[] unit = new double[row.length];
        Arrays.setAll(unit, j -> norm == 0 ? 0 : row[j] / norm);
        return unit;
    }

    private static double dot(double[] left, double[] right) {
        double sum = 0;
        for (int j = 0; j < left.length; j++) {
            sum += left[j] * right[j];
        }
        return sum;
    }
}
