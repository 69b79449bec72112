package io.glossa.train.stage;

import io.glossa.checkpoint.Checkpoint;
import io.glossa.checkpoint.NewRows;
import io.glossa.checkpoint.StoredTensor;
import io.glossa.run.AtomicFiles;
import io.glossa.train.model.DecoderModel;
import io.glossa.train.model.Leaf;
import io.glossa.train.model.LeafInfo;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How each added row fared in a stage, as {@code rows.tsv}: its id, how often its token occurred, how far its embedding moved and how
 * long it is now (Euclidean); where the head is a matrix of its own also how far its head row moved and how long that is.
 */
final class NewRowTable {
    private static final int CHUNK_ELEMENTS = 1 << 22;

    private NewRowTable() {}

    /** Writes the table and returns its summary. */
    static StageSummary.NewRows write(Path directory, Checkpoint source, DecoderModel model, long[] occurrences) {
        NewRows newRows = model.weights().layout().newRows();
        boolean tied = model.weights().config().tiedEmbeddings();
        Matrix embeddings = new Matrix(
                source.tensor(Checkpoint.EMBEDDINGS),
                model,
                LeafInfo.Part.NEW_EMBEDDINGS,
                LeafInfo.Part.BASE_EMBEDDINGS);
        Optional<Matrix> head = tied
                ? Optional.empty()
                : Optional.of(new Matrix(
                        source.tensor(Checkpoint.HEAD), model, LeafInfo.Part.NEW_HEAD, LeafInfo.Part.BASE_HEAD));
        StringBuilder table = new StringBuilder("id\toccurrences\tdistance\tnorm");
        table.append(tied ? "\n" : "\thead_distance\thead_norm\n");
        List<Integer> neverSeen = new ArrayList<>();
        int[] ids = newRows.ids().toArray();
        long[] seen = new long[ids.length];
        for (int i = 0; i < ids.length; i++) {
            seen[i] = occurrences[ids[i]];
            if (seen[i] == 0) {
                neverSeen.add(ids[i]);
            }
            table.append(ids[i]).append('\t').append(seen[i]);
            embeddings.appendRow(ids[i], i, table);
            if (head.isPresent()) {
                head.get().appendRow(ids[i], i, table);
            }
            table.append('\n');
        }
        AtomicFiles.write(directory.resolve("rows.tsv"), table.toString().getBytes(StandardCharsets.UTF_8));
        Arrays.sort(seen);
        return new StageSummary.NewRows(
                ids.length,
                neverSeen,
                ids.length == 0 ? 0 : seen[ids.length / 2],
                embeddings.meanDistance(),
                embeddings.meanNorm(),
                embeddings.baseMeanNorm(),
                head.map(matrix ->
                        new StageSummary.HeadRows(matrix.meanDistance(), matrix.meanNorm(), matrix.baseMeanNorm())));
    }

    /** A vocabulary matrix before and after. */
    private static final class Matrix {
        private final StoredTensor before;
        private final DecoderModel model;
        private final Optional<Leaf> added;
        private final Optional<Leaf> base;
        private double distances;
        private double norms;
        private int count;

        Matrix(StoredTensor before, DecoderModel model, LeafInfo.Part added, LeafInfo.Part base) {
            this.before = before;
            this.model = model;
            this.added = leaf(model, added);
            this.base = leaf(model, base);
        }

        /** Appends distance and norm of an added row, the {@code place}-th of them. */
        void appendRow(int id, int place, StringBuilder table) {
            int width = model.weights().config().hiddenSize();
            float[] old = new float[width];
            before.read((long) id * width, FloatBuffer.wrap(old));
            float[] now = model.kernels().floats(added.orElseThrow().array(), place, place + 1);
            double moved = 0;
            double length = 0;
            for (int i = 0; i < width; i++) {
                double difference = (double) now[i] - old[i];
                moved += difference * difference;
                length += (double) now[i] * now[i];
            }
            distances += Math.sqrt(moved);
            norms += Math.sqrt(length);
            count++;
            table.append(String.format(Locale.ROOT, "\t%.6f\t%.6f", Math.sqrt(moved), Math.sqrt(length)));
        }

        double meanDistance() {
            return distances / Math.max(1, count);
        }

        double meanNorm() {
            return norms / Math.max(1, count);
        }

        double baseMeanNorm() {
            if (base.isEmpty()) {
                return 0;
            }
            int width = model.weights().config().hiddenSize();
            long rows = base.get().info().rowCount();
            long most = Math.max(1, CHUNK_ELEMENTS / width);
            double sum = 0;
            for (long from = 0; from < rows; from += most) {
                float[] values = model.kernels().floats(base.get().array(), from, Math.min(rows, from + most));
                for (int row = 0; row < values.length; row += width) {
                    double length = 0;
                    for (int i = row; i < row + width; i++) {
                        length += (double) values[i] * values[i];
                    }
                    sum += Math.sqrt(length);
                }
            }
            return sum / rows;
        }

        private static Optional<Leaf> leaf(DecoderModel model, LeafInfo.Part part) {
            return model.weights().leaves().stream()
                    .filter(leaf -> leaf.part() == part)
                    .findFirst();
        }
    }
}
