package io.glossa.train.stage;

import io.glossa.checkpoint.Checkpoint;
import io.glossa.checkpoint.CheckpointWriter;
import io.glossa.checkpoint.StoredTensor;
import io.glossa.run.AtomicFiles;
import io.glossa.train.model.Leaf;
import io.glossa.train.model.LlamaModel;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The model a stage leaves behind: trained tensors written in their own type, all else as it was. */
final class FinishedModel {
    private FinishedModel() {}

    /** Writes config, weights and the files beside them (tokenizer, generation settings). */
    static void write(Path directory, Checkpoint source, LlamaModel model, List<Leaf> trained) {
        Set<String> names = trained.stream().map(Leaf::name).collect(Collectors.toSet());
        try {
            AtomicFiles.delete(directory);
            Files.createDirectories(directory);
            try (Stream<Path> files = Files.list(source.directory())) {
                for (Path file :
                        files.filter(FinishedModel::isCompanion).sorted().toList()) {
                    Files.copy(file, directory.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
                }
            }
        } catch (IOException e) {
            throw AtomicFiles.failure("write", directory, e);
        }
        CheckpointWriter.write(directory, source.config(), model.weights().tensors(source, names));
    }

    /**
     * Compares what was not trained with the stage's start, both in memory and in the files written.
     *
     * @return whether every bit is the same
     */
    static boolean sameBits(Path directory, Checkpoint source, List<Leaf> frozen) {
        try (Checkpoint written = Checkpoint.open(directory)) {
            for (Leaf leaf : frozen) {
                float[] before = region(source, leaf);
                if (!Arrays.equals(before, region(written, leaf))
                        || !Arrays.equals(before, leaf.array().toFloatArray())) {
                    return false;
                }
            }
            return true;
        }
    }

    /** The values a leaf has in a checkpoint. */
    static float[] region(Checkpoint checkpoint, Leaf leaf) {
        StoredTensor tensor = checkpoint.tensor(leaf.source().name());
        float[] values = new float[Math.toIntExact(leaf.size())];
        long rowElements = leaf.array().getShape().size()
                / Math.max(1, leaf.array().getShape().get(0));
        tensor.read(leaf.firstRow() * rowElements, FloatBuffer.wrap(values));
        return values;
    }

    private static boolean isCompanion(Path file) {
        String name = file.getFileName().toString();
        return Files.isRegularFile(file)
                && !name.startsWith(".")
                && !name.startsWith("timing.")
                && !name.contains(".safetensors")
                && !name.matches(".*\\.(bin|pt|pth|ckpt)")
                && !List.of("config.json", "manifest.json", "provenance.tsv", "comparison.json")
                        .contains(name);
    }
}
