package io.glossa.train.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.glossa.run.ExitCode;
import io.glossa.train.Device;
import io.glossa.train.kernel.TorchRuntime;
import org.testng.annotations.Test;

public final class MemoryShortageTest {
    /** Asks the library for a petabyte, so that its own message is read. */
    @Test
    public void whatTheLibrarySaysBecomesAdvice() {
        Throwable refusal = catchThrowable(() -> {
            try (NDManager manager = TorchRuntime.open(Device.CPU, 1)) {
                manager.zeros(new Shape(1L << 48), DataType.FLOAT32);
            }
        });
        assertThat(refusal).isInstanceOf(EngineException.class);
        assertThat(MemoryShortage.explain(refusal, "train/01-all", 4096)).hasValueSatisfying(shortage -> {
            assertThat(shortage)
                    .hasMessageContaining("train/01-all: out of the machine's memory: 1048576.0 GiB more were wanted")
                    .hasMessageContaining("micro-batch-tokens is 4096: make it 2048 or less")
                    .hasMessageContaining("recompute: true")
                    .hasMessageContaining("compute: bfloat16")
                    .hasCause(refusal);
            assertThat(shortage.exitCode()).isEqualTo(ExitCode.INPUT_OUTPUT);
        });
    }

    @Test
    public void aDeviceAndTheJavaHeapAreToldApart() {
        EngineException device = new EngineException(
                "CUDA out of memory. Tried to allocate 2.50 GiB. GPU 0 has a total capacity of 79.11 GiB");
        assertThat(MemoryShortage.explain(device, "x", 64).orElseThrow())
                .hasMessageContaining("out of the device's memory: 2.50 GiB more were wanted");
        assertThat(MemoryShortage.explain(new OutOfMemoryError("Java heap space"), "x", 64)
                        .orElseThrow())
                .hasMessageContaining("the Java heap is full (Java heap space)")
                .hasMessageContaining("-Xmx");
    }

    @Test
    public void otherErrorsAreLeftAlone() {
        assertThat(MemoryShortage.explain(new EngineException("size mismatch"), "x", 64))
                .isEmpty();
        assertThat(MemoryShortage.explain(new IllegalStateException("can't allocate memory"), "x", 64))
                .isEmpty();
    }
}
