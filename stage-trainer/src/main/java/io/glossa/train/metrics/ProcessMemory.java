package io.glossa.train.metrics;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What the process holds, in bytes.
 *
 * @param resident in the machine's memory, of all kinds; 0 where the system does not tell (only Linux does)
 * @param nativeMemory of these outside the Java heap: libtorch's tensors above all
 */
public record ProcessMemory(long resident, long nativeMemory) {
    private static final Path STATUS = Path.of("/proc/self/status");

    /** Looks now. */
    public static ProcessMemory now() {
        long resident = residentBytes();
        return new ProcessMemory(
                resident, Math.max(0, resident - Runtime.getRuntime().totalMemory()));
    }

    private static long residentBytes() {
        if (!Files.isReadable(STATUS)) {
            return 0;
        }
        try {
            for (String line : Files.readAllLines(STATUS)) {
                if (line.startsWith("VmRSS:")) {
                    return Long.parseLong(line.replaceAll("\\D", "")) << 10;
                }
            }
            return 0;
        } catch (IOException e) {
            return 0;
        }
    }
}
