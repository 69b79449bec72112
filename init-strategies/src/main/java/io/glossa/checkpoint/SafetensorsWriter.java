package io.glossa.checkpoint;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.glossa.run.AtomicFiles;
import io.glossa.run.Json;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * Writes safetensors files: header first, then the tensors one after the other, streamed.
 *
 * <p><b>Determinism.</b> The order is that of the reference implementation: wider element types first (so that data is
 * aligned whatever follows), then by name. The header is padded with spaces to a multiple of eight bytes. The same
 * tensors give the same bytes in whatever order they are handed over.
 */
public final class SafetensorsWriter {
    private static final int ALIGNMENT = 8;
    private static final Comparator<TensorSource> ORDER = Comparator.comparing(
                    (TensorSource tensor) -> -tensor.info().type().bytes())
            .thenComparing(tensor -> tensor.info().name());

    private SafetensorsWriter() {}

    /** Writes a file whole or not at all, marked as PyTorch's ({@code format: pt}), which Transformers asks for. */
    public static void write(Path file, Collection<? extends TensorSource> tensors) {
        List<TensorSource> ordered = new ArrayList<>(tensors);
        ordered.sort(ORDER);
        Path temporary = file.resolveSibling(file.getFileName() + ".tmp");
        try (FileChannel out = FileChannel.open(
                temporary, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            writeFully(out, ByteBuffer.wrap(header(ordered)));
            for (TensorSource tensor : ordered) {
                long before = out.position();
                tensor.writeTo(out);
                if (out.position() - before != tensor.info().bytes()) {
                    throw new IllegalStateException(
                            tensor.info() + " wrote " + (out.position() - before) + " bytes of data");
                }
            }
            out.force(true);
        } catch (IOException e) {
            AtomicFiles.delete(temporary);
            throw AtomicFiles.failure("write", file, e);
        } catch (RuntimeException e) {
            AtomicFiles.delete(temporary);
            throw e;
        }
        try {
            AtomicFiles.move(temporary, file);
        } catch (IOException e) {
            throw AtomicFiles.failure("write", file, e);
        }
    }

    private static byte[] header(List<TensorSource> ordered) {
        ObjectNode header = JsonNodeFactory.instance.objectNode();
        header.putObject("__metadata__").put("format", "pt");
        long offset = 0;
        for (TensorSource tensor : ordered) {
            TensorInfo info = tensor.info();
            if (header.has(info.name())) {
                throw new IllegalArgumentException("two tensors are named " + info.name());
            }
            ObjectNode entry = header.putObject(info.name());
            entry.put("dtype", info.type().name());
            ArrayNode shape = entry.putArray("shape");
            info.shape().forEach(shape::add);
            entry.putArray("data_offsets").add(offset).add(Math.addExact(offset, info.bytes()));
            offset += info.bytes();
        }
        byte[] json = Json.line(header).getBytes(StandardCharsets.UTF_8);
        int padded = (json.length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
        byte[] bytes = new byte[Long.BYTES + padded];
        Arrays.fill(bytes, (byte) ' ');
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putLong(padded).put(json);
        return bytes;
    }

    private static void writeFully(FileChannel out, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            out.write(bytes);
        }
    }
}
