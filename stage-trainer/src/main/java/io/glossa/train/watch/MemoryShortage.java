package io.glossa.train.watch;

import ai.djl.engine.EngineException;
import io.glossa.run.ResourceException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells a failed allocation from other errors of the native library and says what to change.
 *
 * <p><b>Source.</b> The messages of libtorch 2.7's {@code DefaultCPUAllocator} and {@code CUDACachingAllocator}.
 */
public final class MemoryShortage {
    private static final Pattern CPU = Pattern.compile("can't allocate memory|not enough memory");
    private static final Pattern CUDA = Pattern.compile("CUDA out of memory|CUDA error: out of memory");
    private static final Pattern CPU_BYTES = Pattern.compile("you tried to allocate (\\d+) bytes");
    private static final Pattern CUDA_AMOUNT = Pattern.compile("Tried to allocate ([\\d.]+ [KMG]iB)");

    private MemoryShortage() {}

    /**
     * The advice, if the error is a shortage of memory.
     *
     * @param where what was being done, such as {@code train/01-all, step 7}
     * @param microBatchTokens what is in memory at once
     */
    public static Optional<ResourceException> explain(Throwable error, String where, int microBatchTokens) {
        if (error instanceof OutOfMemoryError) {
            return Optional.of(new ResourceException(
                    where + ": the Java heap is full (" + error.getMessage()
                            + "); give it more with GLOSSA_JAVA_OPTS=-Xmx4g",
                    error));
        }
        String message = String.valueOf(error.getMessage());
        boolean device = CUDA.matcher(message).find();
        if (!(error instanceof EngineException)
                || (!device && !CPU.matcher(message).find())) {
            return Optional.empty();
        }
        return Optional.of(new ResourceException(
                where + ": out of " + (device ? "the device's" : "the machine's") + " memory" + wanted(message)
                        + ". micro-batch-tokens is " + microBatchTokens + ": make it "
                        + Math.max(1, microBatchTokens / 2)
                        + " or less (the update stays that of the whole batch), let blocks be recomputed (recompute: true),"
                        + " compute in bfloat16 (compute: bfloat16), or train fewer parts in one stage. The last checkpoint"
                        + " is kept",
                error));
    }

    private static String wanted(String message) {
        Matcher bytes = CPU_BYTES.matcher(message);
        if (bytes.find()) {
            return String.format(
                    Locale.ROOT, ": %.1f GiB more were wanted", Double.parseDouble(bytes.group(1)) / (1L << 30));
        }
        Matcher amount = CUDA_AMOUNT.matcher(message);
        return amount.find() ? ": " + amount.group(1) + " more were wanted" : "";
    }
}
