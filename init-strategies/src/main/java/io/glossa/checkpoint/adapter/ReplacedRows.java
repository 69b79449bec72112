package io.glossa.checkpoint.adapter;

import io.glossa.checkpoint.ElementReader;
import io.glossa.checkpoint.ElementWriter;
import io.glossa.checkpoint.StoredTensor;
import io.glossa.checkpoint.TensorInfo;
import io.glossa.checkpoint.TensorSource;
import java.io.IOException;
import java.nio.channels.WritableByteChannel;
import java.util.Map;
import java.util.SortedMap;

/**
 * A vocabulary matrix with some rows replaced; the others are copied bit for bit.
 *
 * @param matrix {@code [vocabulary, width]}
 * @param rows {@code [replaced, width]}, rounded to the matrix' type
 * @param places id of a replaced row to its place in {@code rows}
 */
record ReplacedRows(StoredTensor matrix, StoredTensor rows, SortedMap<Integer, Integer> places)
        implements TensorSource {
    @Override
    public TensorInfo info() {
        return matrix.info();
    }

    @Override
    public void writeTo(WritableByteChannel out) throws IOException {
        int width = Math.toIntExact(info().shape().get(1));
        ElementReader reader = new ElementReader(rows, width);
        ElementWriter writer = new ElementWriter(info(), out);
        float[] row = new float[width];
        double[] wide = new double[width];
        long next = 0;
        for (Map.Entry<Integer, Integer> place : places.entrySet()) {
            long id = place.getKey();
            matrix.writeRows(next, id, out);
            reader.read((long) place.getValue() * width, row, width);
            for (int j = 0; j < width; j++) {
                wide[j] = row[j];
            }
            writer.write(id * width, wide, width);
            next = id + 1;
        }
        matrix.writeRows(next, info().shape().get(0), out);
    }
}
