package io.glossa.spark;

import io.glossa.corpus.Document;
import io.glossa.run.AtomicFiles;
import io.glossa.run.DataException;
import io.glossa.vocab.documents.ParquetDocuments;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A share of the rows of one part of a split: those whose index modulo {@code slices} is {@code slice}. A split of one part
 * still keeps several cores busy; it is read once for each slice.
 *
 * @param split name of the split
 * @param part the Parquet file
 * @param slice from 0
 * @param slices of this part
 */
record PartSlice(String split, String part, int slice, int slices) implements Serializable {
    private static final long SLICE_BYTES = 1L << 20;
    private static final int MAX_SLICES = 8;

    /** Cuts the parts of a folder named for its split. */
    static List<PartSlice> plan(Path folder) {
        List<Path> parts = ParquetDocuments.parts(folder);
        if (parts.isEmpty()) {
            throw new DataException(
                    folder + ": no part-*.parquet; expected documents of the corpus step: run it again");
        }
        List<PartSlice> slices = new ArrayList<>();
        for (Path part : parts) {
            int count = (int) Math.min(MAX_SLICES, 1 + bytes(part) / SLICE_BYTES);
            for (int slice = 0; slice < count; slice++) {
                slices.add(new PartSlice(folder.getFileName().toString(), part.toString(), slice, count));
            }
        }
        return slices;
    }

    /** Hands on the documents of this slice. */
    void forEach(Consumer<Document> action) {
        long[] row = {0};
        ParquetDocuments.forEachIn(Path.of(part), document -> {
            if (row[0]++ % slices == slice) {
                action.accept(document);
            }
        });
    }

    private static long bytes(Path part) {
        try {
            return Files.size(part);
        } catch (IOException e) {
            throw AtomicFiles.failure("read", part, e);
        }
    }
}
