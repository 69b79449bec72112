package io.glossa.train.stage;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import io.glossa.checkpoint.DataType;
import io.glossa.checkpoint.SafetensorsFile;
import io.glossa.checkpoint.SafetensorsWriter;
import io.glossa.checkpoint.TensorSource;
import io.glossa.train.Device;
import io.glossa.train.kernel.ComputeType;
import io.glossa.train.kernel.Kernels;
import io.glossa.train.kernel.TorchMemory;
import io.glossa.train.kernel.TorchRuntime;
import io.glossa.train.kernel.TorchScriptKernels;
import io.glossa.train.model.ArrayTensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.testng.annotations.Test;

public final class HostSnapshotTest {
    /** More than two pieces of 16 MiB. */
    private static final int ELEMENTS = 9_000_000;

    @Test
    public void aSnapshotOutlivesItsTensorsAndTheirModel() throws IOException {
        float[] values = new float[ELEMENTS];
        for (int i = 0; i < ELEMENTS; i++) {
            values[i] = i * 0.5f;
        }
        Path file = Files.createTempDirectory("glossa-snapshot").resolve("copy.safetensors");
        try (HostSnapshot snapshot = new HostSnapshot()) {
            List<TensorSource> copies;
            try (Kernels kernels =
                    new TorchScriptKernels(TorchRuntime.open(Device.CPU, 1), 1e-5, ComputeType.FLOAT32)) {
                NDArray array = TorchMemory.floats(kernels.manager(), values, ELEMENTS);
                copies = snapshot.copy(List.of(ArrayTensor.of("a", DataType.F32, array, kernels)));
                kernels.zero(List.of(array));
            }
            SafetensorsWriter.write(file, copies);
        }
        try (SafetensorsFile stored = SafetensorsFile.open(file)) {
            assertThat(stored.tensors().get("a").floats()).isEqualTo(values);
        }
    }
}
