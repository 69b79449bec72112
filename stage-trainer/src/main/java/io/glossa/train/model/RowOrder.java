package io.glossa.train.model;

import io.glossa.checkpoint.NewRows;
import io.glossa.train.kernel.Kernels;
import java.util.stream.IntStream;

/**
 * Where the rows of tokens lie in memory: those of the base model first, then the new ones, each in the order of their ids.
 *
 * <p>Where new rows stand behind the base's this is the order of ids itself, and nothing is done.
 */
final class RowOrder {
    /** The place of each token's row; empty when a token's id is its place. */
    private final int[] places;

    RowOrder(NewRows newRows, int rows) {
        int base = rows - newRows.count();
        if (newRows.count() == 0 || newRows.equals(NewRows.behind(base, rows))) {
            places = new int[0];
            return;
        }
        places = new int[rows];
        int place = 0;
        for (NewRows.Range range : newRows.others(rows)) {
            for (int id = range.from(); id < range.to(); id++) {
                places[id] = place++;
            }
        }
        for (int id : newRows.ids().toArray()) {
            places[id] = place++;
        }
    }

    /** Token ids, or targets of which some are ignored, as places. */
    long[] places(long[] ids) {
        if (places.length == 0) {
            return ids;
        }
        long[] found = new long[ids.length];
        for (int i = 0; i < ids.length; i++) {
            found[i] = ids[i] == Kernels.IGNORED ? Kernels.IGNORED : places[(int) ids[i]];
        }
        return found;
    }

    /** One distribution, taken out of {@code flat} from {@code begin} on, in the order of token ids. */
    float[] byToken(float[] flat, int begin, int rows) {
        float[] found = new float[rows];
        if (places.length == 0) {
            System.arraycopy(flat, begin, found, 0, rows);
        } else {
            IntStream.range(0, rows).forEach(id -> found[id] = flat[begin + places[id]]);
        }
        return found;
    }
}
