package io.glossa.train.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.glossa.run.ConfigException;
import io.glossa.run.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.testng.annotations.BeforeClass;
import org.testng.annotations.Test;

public final class MemoryPreflightTest {
    private static final long GIBIBYTE = 1L << 30;
    private TrainingRequest request;

    @BeforeClass
    public void writeInputs() throws IOException {
        Path folder = Files.createTempDirectory("glossa-memory");
        TinyRun.writeInputs(folder);
        String plan = TinyRun.PLAN.replace("batch-tokens: 256,\n     micro-batch-tokens: 96", "batch-tokens: 4000000");
        request = TinyRun.request(folder, folder.resolve("run"), plan, Progress.NONE);
    }

    @Test
    public void aBatchThatCannotFitIsRefusedBeforeAnyWork() {
        assertThatThrownBy(() -> MemoryPreflight.check(request, MemoryPreflight.Excess.REFUSE, 4 * GIBIBYTE))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("stage new-rows needs about ")
                .hasMessageContaining("the machine has 4.0 GiB. micro-batch-tokens is 4000000: make it smaller")
                .hasMessageContaining("--force");
    }

    @Test
    public void withForceOrEnoughMemoryItBegins() {
        assertThatCode(() -> MemoryPreflight.check(request, MemoryPreflight.Excess.WARN, 4 * GIBIBYTE))
                .doesNotThrowAnyException();
        assertThatCode(() -> MemoryPreflight.check(request, MemoryPreflight.Excess.REFUSE, 4096 * GIBIBYTE))
                .doesNotThrowAnyException();
        assertThat(MemoryPreflight.table(request)).hasLineCount(2).contains("# everything: 5 steps of 256 tokens");
    }
}
