package io.glossa.checkpoint.adapter;

import io.glossa.checkpoint.SafetensorsWriter;
import io.glossa.checkpoint.TensorSource;
import java.nio.file.Path;
import java.util.Collection;

/**
 * Writes an adapter's two files.
 *
 * <p><b>Errors.</b> {@link io.glossa.run.FormatException} for tensors that do not make an adapter: what was written is opened
 * and checked as any other. <b>Determinism.</b> The same tensors in any order give the same bytes.
 */
public final class AdapterWriter {
    private AdapterWriter() {}

    /**
     * Writes.
     *
     * @param directory an existing directory
     * @param tensors named by {@link AdapterNames}
     */
    public static void write(Path directory, AdapterConfig config, Collection<? extends TensorSource> tensors) {
        SafetensorsWriter.write(directory.resolve(Adapter.FILE), tensors);
        config.write(directory);
        Adapter.open(directory).close();
    }
}
