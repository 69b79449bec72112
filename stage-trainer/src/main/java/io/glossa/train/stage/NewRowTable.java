package io.glossa.train.stage;

import io.glossa.checkpoint.Checkpoint;
import io.glossa.checkpoint.NewRows;
import io.glossa.checkpoint.StoredTensor;
import io.glossa.run.AtomicFiles;
import io.glossa.train.model.DecoderModel;
import io.glossa.train.model.LeafInfo;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * How each added embedding row fared in a stage, as {@code rows.tsv}: its id, how often its token occurred, how far it moved
 * and how long it is now (Euclidean).
 */
final class NewRowTable {
    private NewRowTable() {}

    /** Writes the table and returns its summary. */
    static StageSummary.NewRows write(Path directory, Checkpoint source, DecoderModel model, long[] occurrences) {
        int width = model.weights().config().hiddenSize();
        NewRows newRows = model.weights().layout().newRows();
        StoredTensor before = source.tensor(Checkpoint.EMBEDDINGS);
        float[] after = rows(model, LeafInfo.Part.NEW_EMBEDDINGS);
        StringBuilder table = new StringBuilder("id\toccurrences\tdistance\tnorm\n");
        List<Integer> neverSeen = new ArrayList<>();
        double distances = 0;
        double norms = 0;
        int[] ids = newRows.ids().toArray();
        long[] seen = new long[ids.length];
        for (int i = 0; i < ids.length; i++) {
            int id = ids[i];
            float[] row = new float[width];
            before.read((long) id * width, FloatBuffer.wrap(row));
            double distance = distance(after, i * width, row);
            double norm = norm(after, i * width, width);
            distances += distance;
            norms += norm;
            seen[i] = occurrences[id];
            if (seen[i] == 0) {
                neverSeen.add(id);
            }
            table.append(String.format(Locale.ROOT, "%d\t%d\t%.6f\t%.6f\n", id, seen[i], distance, norm));
        }
        AtomicFiles.write(directory.resolve("rows.tsv"), table.toString().getBytes(StandardCharsets.UTF_8));
        float[] base = rows(model, LeafInfo.Part.BASE_EMBEDDINGS);
        double baseNorms = 0;
        for (int from = 0; from < base.length; from += width) {
            baseNorms += norm(base, from, width);
        }
        Arrays.sort(seen);
        return new StageSummary.NewRows(
                ids.length,
                neverSeen,
                ids.length == 0 ? 0 : seen[ids.length / 2],
                distances / Math.max(1, ids.length),
                norms / Math.max(1, ids.length),
                baseNorms * width / base.length);
    }

    private static float[] rows(DecoderModel model, LeafInfo.Part part) {
        return model.weights().leaves().stream()
                .filter(leaf -> leaf.part() == part)
                .findFirst()
                .map(leaf -> model.kernels().floats(leaf.array(), 0, leaf.info().rowCount()))
                .orElse(new float[0]);
    }

    private static double distance(float[] a, int from, float[] b) {
        double sum = 0;
        for (int i = 0; i < b.length; i++) {
            double difference = (double) a[from + i] - b[i];
            sum += difference * difference;
        }
        return Math.sqrt(sum);
    }

    private static double norm(float[] a, int from, int width) {
        double sum = 0;
        for (int i = from; i < from + width; i++) {
            sum += (double) a[i] * a[i];
        }
        return Math.sqrt(sum);
    }
}
