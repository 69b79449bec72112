package io.glossa.train.handoff;

import io.glossa.run.AtomicFiles;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Writes Megatron's indexed dataset: {@code PREFIX.bin} with tokens, {@code PREFIX.idx} with where each document lies.
 *
 * <p><b>Format.</b> All little-endian. {@code .bin}: the tokens of all sequences behind each other, as uint16 for a
 * vocabulary below 65,500, else int32. {@code .idx}: the nine bytes {@code MMIDIDX\0\0}; uint64 version 1; uint8 code of the
 * token type (8 uint16, 4 int32); uint64 sequences; uint64 entries of the document index, documents plus one; int32 length of
 * each sequence; int64 byte offset of each sequence; int64 document index, the number of the first sequence of each document
 * and at last that of all sequences. A document is one sequence here.
 *
 * <p><b>Source.</b> {@code _IndexWriter}, {@code DType} and {@code IndexedDatasetBuilder} in NVIDIA/Megatron-LM d98e8a6,
 * {@code megatron/core/datasets/indexed_dataset.py}.
 */
final class IndexedDatasetWriter implements AutoCloseable {
    /** As {@code DType.optimal_dtype} has it. */
    private static final int SHORT_VOCABULARY = 65_500;

    private static final byte UINT16 = 8;
    private static final byte INT32 = 4;

    private final Path index;
    private final boolean small;
    private final OutputStream tokens;
    private int[] lengths = new int[1024];
    private int count;

    /**
     * Opens a dataset.
     *
     * @param prefix path without an ending
     */
    IndexedDatasetWriter(Path prefix, int vocabularySize) throws IOException {
        index = prefix.resolveSibling(prefix.getFileName() + ".idx");
        small = vocabularySize < SHORT_VOCABULARY;
        tokens = new BufferedOutputStream(
                Files.newOutputStream(prefix.resolveSibling(prefix.getFileName() + ".bin")), 1 << 20);
    }

    /** Adds a document. */
    void add(int[] document) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(document.length * width()).order(ByteOrder.LITTLE_ENDIAN);
        for (int token : document) {
            if (small) {
                bytes.putShort((short) token);
            } else {
                bytes.putInt(token);
            }
        }
        tokens.write(bytes.array());
        if (count == lengths.length) {
            lengths = Arrays.copyOf(lengths, count * 2);
        }
        lengths[count++] = document.length;
    }

    @Override
    public void close() throws IOException {
        tokens.close();
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(index), 1 << 20)) {
            out.write("MMIDIDX\0\0".getBytes(StandardCharsets.US_ASCII));
            writeLong(out, 1);
            out.write(small ? UINT16 : INT32);
            writeLong(out, count);
            writeLong(out, count + 1L);
            for (int i = 0; i < count; i++) {
                out.write(ByteBuffer.allocate(4)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putInt(lengths[i])
                        .array());
            }
            long offset = 0;
            for (int i = 0; i < count; i++) {
                writeLong(out, offset);
                offset += (long) lengths[i] * width();
            }
            for (long document = 0; document <= count; document++) {
                writeLong(out, document);
            }
        } catch (IOException e) {
            throw AtomicFiles.failure("write", index, e);
        }
    }

    private int width() {
        return small ? Short.BYTES : Integer.BYTES;
    }

    private static void writeLong(OutputStream out, long value) throws IOException {
        out.write(ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(value)
                .array());
    }
}
