package io.glossa.cli;

import io.glossa.checkpoint.merge.HeadUntying;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code glossa untie}: a tied model with a head of its own. */
@Command(
        name = "untie",
        mixinStandardHelpOptions = true,
        header = "Gives a model with tied embeddings a head of its own.",
        description = {
            "",
            "Copies the embeddings as lm_head and sets tie_word_embeddings to false, so that both can be trained or merged"
                    + " apart. The model computes what it did before.",
            ""
        },
        footer = {"", "Example:", "  glossa untie tests/data/models/stories260k --out untied"})
final class UntieCommand implements Runnable {
    @Parameters(index = "0", paramLabel = "MODEL", description = "A Hugging Face directory.")
    private Path model;

    @Option(names = "--out", paramLabel = "DIR", description = "The directory to write.")
    private Path out;

    @Override
    public void run() {
        HeadUntying.run(model, OutputDirectory.of(out, List.of(model)));
    }
}
