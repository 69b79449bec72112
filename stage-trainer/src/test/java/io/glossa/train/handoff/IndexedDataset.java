package io.glossa.train.handoff;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A reader of Megatron's indexed datasets, written from what {@code _IndexReader} and {@code IndexedDataset} of Megatron-LM
 * check and read.
 */
final class IndexedDataset {
    private IndexedDataset() {}

    /** The documents of {@code PREFIX.bin} and {@code PREFIX.idx}. */
    static List<int[]> read(Path prefix) throws IOException {
        ByteBuffer index = bytes(prefix, ".idx");
        ByteBuffer tokens = bytes(prefix, ".bin");
        byte[] magic = new byte[9];
        index.get(magic);
        assertThat(magic).isEqualTo("MMIDIDX\0\0".getBytes(StandardCharsets.US_ASCII));
        assertThat(index.getLong()).as("version").isEqualTo(1);
        int code = index.get();
        assertThat(code).as("uint16 or int32").isIn(8, 4);
        int width = code == 8 ? 2 : 4;
        int sequences = Math.toIntExact(index.getLong());
        int entries = Math.toIntExact(index.getLong());
        int[] lengths = new int[sequences];
        for (int i = 0; i < sequences; i++) {
            lengths[i] = index.getInt();
        }
        long[] pointers = new long[sequences];
        long expected = 0;
        for (int i = 0; i < sequences; i++) {
            pointers[i] = index.getLong();
            assertThat(pointers[i]).isEqualTo(expected);
            expected += (long) lengths[i] * width;
        }
        assertThat(tokens.capacity()).isEqualTo(Math.toIntExact(expected));
        long[] documents = new long[entries];
        for (int i = 0; i < entries; i++) {
            documents[i] = index.getLong();
        }
        assertThat(index.hasRemaining()).as("bytes behind the document index").isFalse();
        assertThat(documents[0]).isZero();
        assertThat(documents[entries - 1]).as("all sequences").isEqualTo(sequences);
        List<int[]> found = new ArrayList<>();
        for (int d = 0; d + 1 < entries; d++) {
            int first = Math.toIntExact(documents[d]);
            assertThat(documents[d + 1]).as("one sequence a document").isEqualTo(first + 1L);
            int[] document = new int[lengths[first]];
            for (int i = 0; i < document.length; i++) {
                int at = Math.toIntExact(pointers[first]) + i * width;
                document[i] = width == 2 ? tokens.getShort(at) & 0xffff : tokens.getInt(at);
            }
            found.add(document);
        }
        return found;
    }

    private static ByteBuffer bytes(Path prefix, String ending) throws IOException {
        return ByteBuffer.wrap(Files.readAllBytes(prefix.resolveSibling(prefix.getFileName() + ending)))
                .order(ByteOrder.LITTLE_ENDIAN);
    }
}
