package io.glossa.checkpoint;

import io.glossa.run.AtomicFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The small files beside the weights of a model that belong to it: tokenizer, chat template, generation settings.
 *
 * <p>Left out are weights of any format, {@code config.json}, which is written with the weights it describes, what a step
 * wrote about itself, hidden files, and the model card, which would speak of another model.
 */
public final class CompanionFiles {
    private static final Set<String> OTHERS = Set.of(
            ModelConfig.FILE,
            "manifest.json",
            "provenance.tsv",
            "comparison.json",
            "merge.json",
            "trainer_state.json",
            "README.md");

    private CompanionFiles() {}

    /** Copies them from one model directory into another, replacing files of the same name. */
    public static void copy(Path from, Path to) {
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.filter(CompanionFiles::isCompanion).sorted().toList()) {
                Files.copy(file, to.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw AtomicFiles.failure("copy", from, e);
        }
    }

    private static boolean isCompanion(Path file) {
        String name = file.getFileName().toString();
        return Files.isRegularFile(file)
                && !name.startsWith(".")
                && !name.startsWith("timing.")
                && !name.startsWith("adapter_")
                && !name.contains(".safetensors")
                && !name.matches(".*\\.(bin|pt|pth|ckpt|gguf|onnx|msgpack|h5)")
                && !OTHERS.contains(name);
    }
}
