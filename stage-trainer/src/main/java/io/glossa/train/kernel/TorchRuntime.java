package io.glossa.train.kernel;

import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtEngine;
import ai.djl.pytorch.jni.JniUtils;
import io.glossa.run.ConfigException;
import io.glossa.run.ResourceException;
import io.glossa.train.Device;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * libtorch, started through DJL with a fixed number of threads.
 *
 * <p><b>Determinism.</b> The number of threads decides how sums are split, so it belongs in every manifest.
 *
 * <p><b>Errors.</b> {@link ResourceException} when the native libraries are missing or the device is not there.
 */
public final class TorchRuntime {
    private TorchRuntime() {}

    /** Starts the engine if needed, sets its threads and opens a manager on a device. */
    public static NDManager open(Device device, int threads) {
        if (threads < 1) {
            throw new ConfigException("threads: " + threads + " is not a number of threads; expected 1 or more");
        }
        Engine engine = engine();
        JniUtils.setNumThreads(threads);
        if (device.kind() == Device.Kind.CUDA && device.index() >= engine.getGpuCount()) {
            throw new ResourceException("no device " + device + ": PyTorch sees " + engine.getGpuCount()
                    + " CUDA devices; use --device cpu, or run glossa doctor to see what is missing");
        }
        ai.djl.Device place =
                device.kind() == Device.Kind.CUDA ? ai.djl.Device.gpu(device.index()) : ai.djl.Device.cpu();
        return engine.newBaseManager(place);
    }

    /** A manager of the machine's own memory that belongs to no model. */
    public static NDManager hostMemory() {
        return engine().newBaseManager(ai.djl.Device.cpu());
    }

    /** Versions that decide the bits of a result. */
    public static SortedMap<String, String> versions() {
        SortedMap<String, String> versions = new TreeMap<>();
        versions.put("djl", Engine.getDjlVersion());
        versions.put("pytorch", engine().getVersion());
        return versions;
    }

    /** Time spent in kernels since the process began, over all threads. */
    public static long nanosecondsInside() {
        return NativeGate.nanoseconds();
    }

    /** All the machine's cores. */
    public static int defaultThreads() {
        return Runtime.getRuntime().availableProcessors();
    }

    private static Engine engine() {
        // Read once by DJL when it starts: graphs are run as written, not specialised to the shapes first seen.
        System.setProperty("ai.djl.pytorch.graph_optimizer", "false");
        try {
            return Engine.getEngine(PtEngine.ENGINE_NAME);
        } catch (EngineException e) {
            throw new ResourceException(
                    "cannot start PyTorch: " + e.getMessage()
                            + "; the native libraries must be on the class path (run glossa doctor)",
                    e);
        }
    }
}
