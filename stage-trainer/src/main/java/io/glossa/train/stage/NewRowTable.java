package io.glossa.train.stage;

import io.glossa.checkpoint.Checkpoint;
import io.glossa.run.AtomicFiles;
import io.glossa.train.model.Leaf;
import io.glossa.train.model.LlamaModel;
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
    static StageSummary.NewRows write(Path directory, Checkpoint source, LlamaModel model, long[] occurrences) {
        int base = model.weights().baseRows();
        int width = model.weights().config().hiddenSize();
        float[] before = source.tensor(Checkpoint.EMBEDDINGS).floats();
        float[] after = embeddings(model, before.length, width);
        StringBuilder table = new StringBuilder("id\toccurrences\tdistance\tnorm\n");
        List<Integer> neverSeen = new ArrayList<>();
        double distances = 0;
        double norms = 0;
        for (int id = base; id < occurrences.length; id++) {
            double distance = distance(after, before, id * width, width);
            double norm = norm(after, id * width, width);
            distances += distance;
            norms += norm;
            if (occurrences[id] == 0) {
                neverSeen.add(id);
            }
            table.append(String.format(Locale.ROOT, "%d\t%d\t%.6f\t%.6f\n", id, occurrences[id], distance, norm));
        }
        AtomicFiles.write(directory.resolve("rows.tsv"), table.toString().getBytes(StandardCharsets.UTF_8));
        double baseNorms = 0;
        for (int id = 0; id < base; id++) {
            baseNorms += norm(after, id * width, width);
        }
        int count = occurrences.length - base;
        long[] sorted = Arrays.copyOfRange(occurrences, base, occurrences.length);
        Arrays.sort(sorted);
        return new StageSummary.NewRows(
                count,
                neverSeen,
                count == 0 ? 0 : sorted[count / 2],
                distances / Math.max(1, count),
                norms / Math.max(1, count),
                baseNorms / base);
    }

    private static float[] embeddings(LlamaModel model, int size, int width) {
        float[] all = new float[size];
        for (Leaf leaf : model.weights().leaves()) {
            if (leaf.source().name().equals(Checkpoint.EMBEDDINGS)) {
                float[] rows = leaf.array().toFloatArray();
                System.arraycopy(rows, 0, all, Math.toIntExact(leaf.firstRow() * width), rows.length);
            }
        }
        return all;
    }

    private static double distance(float[] a, float[] b, int from, int width) {
        double sum = 0;
        for (int i = from; i < from + width; i++) {
            double difference = (double) a[i] - b[i];
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
