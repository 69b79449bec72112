package io.glossa.train.stage;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.glossa.checkpoint.TensorInfo;
import io.glossa.checkpoint.TensorSource;
import io.glossa.train.kernel.TorchRuntime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.ArrayList;
import java.util.List;

/**
 * Tensors as they were at one moment, copied into memory of the machine, so that another thread can write them while training
 * changes the originals.
 *
 * <p><b>Memory.</b> As many bytes as the tensors have in their files, outside the Java heap, until closed. <b>Thread-safety.</b>
 * Made by the thread that computes; then read, without a call of the native library, by one other.
 */
final class HostSnapshot implements AutoCloseable {
    private static final int CHUNK_BYTES = 1 << 24;

    /** From libtorch, which Java's bound on direct buffers does not count; no model's, for a model may be closed first. */
    private final NDManager memory = TorchRuntime.hostMemory();

    /** Copies tensors. */
    List<TensorSource> copy(List<? extends TensorSource> tensors) {
        List<TensorSource> copies = new ArrayList<>();
        for (TensorSource tensor : tensors) {
            Copy copy = new Copy(tensor.info(), new ArrayList<>());
            try {
                tensor.writeTo(new Filling(copy));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            copies.add(copy);
        }
        return copies;
    }

    @Override
    public void close() {
        memory.close();
    }

    /** A tensor's bytes in pieces, since one buffer holds 2 GiB at most. */
    private record Copy(TensorInfo info, List<ByteBuffer> pieces) implements TensorSource {
        @Override
        public void writeTo(WritableByteChannel out) throws IOException {
            for (ByteBuffer piece : pieces) {
                ByteBuffer rest = piece.duplicate().flip();
                while (rest.hasRemaining()) {
                    out.write(rest);
                }
            }
        }
    }

    /** Takes a tensor's bytes. */
    private final class Filling implements WritableByteChannel {
        private final List<ByteBuffer> pieces;
        private long left;

        Filling(Copy copy) {
            pieces = copy.pieces();
            left = copy.info().bytes();
        }

        @Override
        public int write(ByteBuffer source) {
            int taken = source.remaining();
            while (source.hasRemaining()) {
                if (pieces.isEmpty() || !last().hasRemaining()) {
                    pieces.add(piece());
                }
                ByteBuffer target = last();
                int fits = Math.min(target.remaining(), source.remaining());
                target.put(source.duplicate().limit(source.position() + fits));
                source.position(source.position() + fits);
            }
            return taken;
        }

        private ByteBuffer last() {
            return pieces.get(pieces.size() - 1);
        }

        private ByteBuffer piece() {
            int bytes = (int) Math.min(CHUNK_BYTES, left);
            left -= bytes;
            NDArray block = memory.zeros(new Shape(bytes), DataType.INT8);
            return block.toByteBuffer(true);
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public void close() {}
    }
}
