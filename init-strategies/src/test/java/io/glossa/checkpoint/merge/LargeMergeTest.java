package io.glossa.checkpoint.merge;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.glossa.checkpoint.Checkpoint;
import io.glossa.checkpoint.CheckpointWriter;
import io.glossa.checkpoint.DataType;
import io.glossa.checkpoint.TensorInfo;
import io.glossa.checkpoint.TensorSource;
import io.glossa.checkpoint.TestModels;
import io.glossa.run.AtomicFiles;
import io.glossa.run.Progress;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.testng.annotations.Test;

public class LargeMergeTest {
    private static final String GATE = "model.layers.0.mlp.gate_proj.weight";
    private static final int MEBIBYTE = 1 << 20;

    @Test(groups = "slow")
    void aTensorBeyondTwoGibibytesIsMergedInTheMemoryOfAFewBlocks() throws IOException {
        Path directory = Files.createTempDirectory("large");
        try {
            Path a = sparse(Files.createDirectory(directory.resolve("a")), 1);
            Path b = sparse(Files.createDirectory(directory.resolve("b")), 3);
            Path out = Files.createDirectory(directory.resolve("out"));
            ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
            long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
            new ModelMerge(List.of(a, b), MergeSettings.of("slerp"), Progress.NONE).work(out);
            long allocated =
                    threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
            assertThat(allocated / MEBIBYTE).as("MiB allocated").isLessThan(200);
            try (Checkpoint merged = Checkpoint.open(out)) {
                FloatBuffer end = FloatBuffer.allocate(2);
                merged.tensor(GATE).read(merged.tensor(GATE).info().elements() - 2, end);
                // Parallel tensors: the mean of 1 and 3 behind a zero.
                assertThat(end.array()).containsExactly(0, 2);
            }
        } finally {
            AtomicFiles.delete(directory);
        }
    }

    private static Path sparse(Path directory, float last) throws IOException {
        try (Checkpoint base = Checkpoint.open(TestModels.stories260k())) {
            List<TensorSource> tensors = new ArrayList<>(base.tensors().values());
            tensors.removeIf(tensor -> tensor.info().name().equals(GATE));
            tensors.add(new SparseTensor(TensorInfo.matrix(GATE, DataType.F32, 700_000, 1_000), last));
            CheckpointWriter.write(directory, base.config(), tensors);
        }
        Files.copy(TestModels.stories260k().resolve("tokenizer.model"), directory.resolve("tokenizer.model"));
        return directory;
    }

    /** Zeros that the file system need not store, and one number at the end. */
    private record SparseTensor(TensorInfo info, float last) implements TensorSource {
        @Override
        public void writeTo(WritableByteChannel out) throws IOException {
            FileChannel file = (FileChannel) out;
            file.position(file.position() + info.bytes() - Float.BYTES);
            file.write(ByteBuffer.allocate(Float.BYTES)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putFloat(last)
                    .flip());
        }
    }
}
