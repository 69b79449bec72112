package io.glossa.train.model;

import io.glossa.checkpoint.DataType;
import io.glossa.checkpoint.SafetensorsFile;
import io.glossa.checkpoint.StoredTensor;
import io.glossa.checkpoint.adapter.Adapter;
import io.glossa.checkpoint.adapter.AdapterConfig;
import io.glossa.checkpoint.adapter.AdapterNames;
import io.glossa.checkpoint.adapter.AdapterWriter;
import io.glossa.run.AtomicFiles;
import io.glossa.run.FormatException;
import io.glossa.train.kernel.Kernels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The adapter of a stage on disk, as Hugging Face PEFT has it ({@link io.glossa.checkpoint.adapter}).
 *
 * <p><b>Errors.</b> {@link FormatException} naming file and tensor when one is missing or of another shape.
 */
public final class AdapterFiles {
    /** The file of the matrices. */
    public static final String WEIGHTS = Adapter.FILE;

    private AdapterFiles() {}

    /**
     * Writes an adapter into a directory.
     *
     * @param leaves of the adapter; others are passed over
     */
    public static void write(Path directory, LowRankAdapter form, List<Leaf> leaves, Kernels kernels) {
        try {
            AtomicFiles.delete(directory);
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw AtomicFiles.failure("write", directory, e);
        }
        AdapterWriter.write(
                directory,
                AdapterConfig.of(form.rank(), form.alpha(), form.rankStabilised(), form.targets(), List.of(), ""),
                leaves.stream()
                        .filter(leaf -> leaf.part() == LeafInfo.Part.ADAPTER)
                        .map(leaf -> ArrayTensor.of(name(leaf.info()), DataType.F32, leaf.array(), kernels))
                        .toList());
    }

    /** The stored values of a leaf. */
    static float[] read(SafetensorsFile file, Path path, LeafInfo leaf) {
        StoredTensor tensor = file.tensors().get(name(leaf));
        if (tensor == null || !tensor.info().shape().equals(leaf.source().shape())) {
            throw new FormatException(path + ": tensor '" + name(leaf) + "' "
                    + (tensor == null
                            ? "is missing"
                            : "has the shape " + tensor.info().shape())
                    + "; expected the shape " + leaf.source().shape() + ": use the adapter of the stage before");
        }
        return tensor.floats();
    }

    private static String name(LeafInfo leaf) {
        String module = LowRankAdapter.module(leaf);
        return LowRankAdapter.isA(leaf) ? AdapterNames.a(module) : AdapterNames.b(module);
    }
}
