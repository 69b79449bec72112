package io.glossa.cli;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * One thing {@code glossa doctor} looked at.
 *
 * @param subject what was looked at
 * @param state whether it is fit for use
 * @param found what was found
 * @param advice what to do; shown unless the state is {@link State#GOOD}
 */
record MachineCheck(String subject, State state, String found, String advice) {
    /** How fit it is. */
    enum State {
        /** Nothing to do. */
        GOOD,
        /** Works, with a limit the user should know. */
        NOTE,
        /** A recipe can't run. */
        BAD
    }

    private static final long GIB = 1L << 30;

    static List<MachineCheck> all(Path runs) {
        return List.of(
                java(),
                cores(),
                memory(),
                heap(),
                disk(runs),
                writable("runs folder", runs.toAbsolutePath()),
                writable("engine cache", engineCache()),
                tensors(),
                devices());
    }

    private static MachineCheck java() {
        int feature = Runtime.version().feature();
        String found =
                System.getProperty("java.vm.name") + " " + Runtime.version() + " in " + System.getProperty("java.home");
        if (feature < 17) {
            return new MachineCheck("java", State.BAD, found, "install a JDK 17 or newer and point JAVA_HOME at it");
        }
        boolean tried = feature == 17 || feature == 25;
        return new MachineCheck(
                "java", tried ? State.GOOD : State.NOTE, found, "17 and 25 are the versions that are tested");
    }

    private static MachineCheck cores() {
        int cores = Runtime.getRuntime().availableProcessors();
        return new MachineCheck(
                "cores", cores >= 2 ? State.GOOD : State.NOTE, cores + " available", "one core works, but slowly");
    }

    private static MachineCheck memory() {
        if (!(ManagementFactory.getOperatingSystemMXBean()
                instanceof com.sun.management.OperatingSystemMXBean system)) {
            return new MachineCheck("memory", State.NOTE, "unknown", "a recipe of the quickstart's size needs 4 GiB");
        }
        long total = system.getTotalMemorySize();
        return new MachineCheck(
                "memory",
                total >= 4 * GIB ? State.GOOD : State.NOTE,
                gibibytes(total) + " in all, " + gibibytes(system.getFreeMemorySize()) + " free",
                "the quickstart needs up to 4 GiB; close other programs or use smoke-ko");
    }

    private static MachineCheck heap() {
        long heap = Runtime.getRuntime().maxMemory();
        return new MachineCheck(
                "java heap",
                heap >= GIB ? State.GOOD : State.NOTE,
                gibibytes(heap) + " at most",
                "set GLOSSA_JAVA_OPTS=-Xmx1536m or more");
    }

    private static MachineCheck disk(Path runs) {
        Path existing = runs.toAbsolutePath();
        while (!Files.exists(existing)) {
            existing = existing.getParent();
        }
        try {
            long free = Files.getFileStore(existing).getUsableSpace();
            return new MachineCheck(
                    "disk",
                    free >= 2 * GIB ? State.GOOD : State.NOTE,
                    gibibytes(free) + " free for " + runs,
                    "the quickstart writes under 1 GiB, a large corpus about twice its own size");
        } catch (IOException e) {
            return new MachineCheck(
                    "disk", State.NOTE, "unknown: " + e.getMessage(), "check the file system of " + runs);
        }
    }

    private static MachineCheck writable(String subject, Path folder) {
        try {
            Files.createDirectories(folder);
            Files.delete(Files.createTempFile(folder, ".doctor", ""));
            return new MachineCheck(subject, State.GOOD, folder + " is writable", "");
        } catch (IOException e) {
            return new MachineCheck(
                    subject,
                    State.BAD,
                    folder + " is not writable: " + e,
                    "choose another folder or mend its permissions");
        }
    }

    private static Path engineCache() {
        for (String name : List.of("ENGINE_CACHE_DIR", "DJL_CACHE_DIR")) {
            String value = System.getenv(name) != null ? System.getenv(name) : System.getProperty(name);
            if (value != null) {
                return Path.of(value);
            }
        }
        return Path.of(System.getProperty("user.home"), ".djl.ai");
    }

    private static MachineCheck tensors() {
        try (NDManager manager = NDManager.newBaseManager()) {
            NDArray two = manager.create(new float[] {1, 2, 3, 4}, new Shape(2, 2));
            float corner = two.matMul(two).getFloat(0, 0);
            Engine engine = Engine.getInstance();
            State state = corner == 7f ? State.GOOD : State.BAD;
            return new MachineCheck(
                    "tensor library",
                    state,
                    engine.getEngineName() + " " + engine.getVersion() + " (DJL " + Engine.getDjlVersion() + ")",
                    "a 2 x 2 product came out wrong: the native library does not fit this processor");
        } catch (RuntimeException | LinkageError e) {
            return new MachineCheck(
                    "tensor library",
                    State.BAD,
                    "does not load: " + e.getMessage(),
                    "natives for linux-x86_64, linux-aarch64 and macOS arm64 come with the build; for another platform"
                            + " set PYTORCH_LIBRARY_PATH to a libtorch 2.7.1 and PYTORCH_FLAVOR to cpu or cu128");
        }
    }

    private static MachineCheck devices() {
        int gpus;
        try {
            gpus = Engine.getInstance().getGpuCount();
        } catch (RuntimeException | LinkageError e) {
            gpus = 0;
        }
        return new MachineCheck(
                "devices",
                gpus > 0 ? State.GOOD : State.NOTE,
                gpus > 0 ? gpus + " GPU" + (gpus > 1 ? "s" : "") : "no GPU, training runs on the CPU",
                "enough for models of a few million parameters; for a GPU point PYTORCH_LIBRARY_PATH at a"
                        + " torch 2.7.1+cu128 and set PYTORCH_FLAVOR=cu128");
    }

    private static String gibibytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f GiB", (double) bytes / GIB);
    }
}
