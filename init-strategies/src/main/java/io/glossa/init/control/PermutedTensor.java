package io.glossa.init.control;

import io.glossa.checkpoint.StoredTensor;
import io.glossa.checkpoint.TensorInfo;
import io.glossa.checkpoint.TensorSource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A stored tensor whose elements stand in random order: each exactly once, bit for bit.
 *
 * <p><b>Determinism.</b> The order depends on seed, name and number of elements alone. <b>Cost.</b> For each element one
 * {@link SeededPermutation} and one read from a random place of the mapped file, by all threads: some 0.2 microseconds of a processor, most
 * of which is waiting for memory. {@value #BLOCK_ELEMENTS} elements of memory, and pages of one tensor that the system may keep or drop.
 *
 * @param stored of any element type
 * @param seed of the order
 */
record PermutedTensor(StoredTensor stored, long seed) implements TensorSource {
    private static final int BLOCK_ELEMENTS = 1 << 20;
    /** Elements that one thread places at a time. */
    private static final int SLICE_ELEMENTS = 1 << 14;
    /** Of one mapping; at most 2 GiB are possible. */
    private static final long MAPPED_BYTES = 1L << 30;

    @Override
    public TensorInfo info() {
        return stored.info();
    }

    @Override
    public void writeTo(WritableByteChannel out) throws IOException {
        long elements = info().elements();
        if (elements == 0) {
            return;
        }
        Mappings mappings = Mappings.of(stored);
        SeededPermutation permutation = SeededPermutation.of(elements, seed, info().name());
        int bytes = info().type().bytes();
        ByteBuffer block = ByteBuffer.allocate(BLOCK_ELEMENTS * bytes);
        for (long first = 0; first < elements; first += BLOCK_ELEMENTS) {
            int count = (int) Math.min(BLOCK_ELEMENTS, elements - first);
            long start = first;
            IntStream.range(0, (count + SLICE_ELEMENTS - 1) / SLICE_ELEMENTS)
                    .parallel()
                    .forEach(slice -> {
                        int end = Math.min(count, (slice + 1) * SLICE_ELEMENTS);
                        for (int i = slice * SLICE_ELEMENTS; i < end; i++) {
                            mappings.copy(permutation.of(start + i), block, i * bytes);
                        }
                    });
            block.clear().limit(count * bytes);
            while (block.hasRemaining()) {
                out.write(block);
            }
        }
    }

    /** The stored bytes, in mappings of equal numbers of rows. */
    private record Mappings(List<ByteBuffer> parts, long partElements, int elementBytes) {
        static Mappings of(StoredTensor stored) {
            TensorInfo info = stored.info();
            long rows = info.shape().get(0);
            long partRows = Math.max(1, MAPPED_BYTES / info.rowBytes());
            List<ByteBuffer> parts = new ArrayList<>();
            for (long row = 0; row < rows; row += partRows) {
                parts.add(stored.rows(row, Math.min(rows, row + partRows)));
            }
            return new Mappings(
                    parts, partRows * info.rowElements(), info.type().bytes());
        }

        void copy(long element, ByteBuffer target, int position) {
            ByteBuffer part = parts.get((int) (element / partElements));
            target.put(position, part, (int) (element % partElements) * elementBytes, elementBytes);
        }
    }
}
