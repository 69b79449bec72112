package io.glossa.tests.bench;

import io.glossa.run.GlossaVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** What a number was measured on. */
final class Machine {
    private Machine() {}

    static String describe(BenchmarkOptions options) {
        return describe() + ", Spark " + org.apache.spark.package$.MODULE$.SPARK_VERSION() + ", corpora "
                + options.corpora();
    }

    /** The program, the Java and the hardware. */
    static String describe() {
        Runtime runtime = Runtime.getRuntime();
        return String.format(
                Locale.ROOT,
                "glossa %s, Java %s, %s, %d processors, heap %d MB",
                GlossaVersion.get(),
                Runtime.version(),
                processor(),
                runtime.availableProcessors(),
                runtime.maxMemory() >> 20);
    }

    private static String processor() {
        try {
            return Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                    .filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 2))
                    .findFirst()
                    .orElse("unknown processor");
        } catch (IOException e) {
            return System.getProperty("os.arch");
        }
    }
}
