package io.glossa.cli;

import io.glossa.run.ConfigException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code glossa corpus explain}: the story of one record. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        header = "Tells what became of one record, rule by rule.",
        description = {
            "",
            "Reads the lineage of a run's corpus: where the record stood, what every rule measured and decided, which"
                    + " document was kept in its place, and which split it went to.",
            ""
        })
final class ExplainCommand implements Runnable {
    @Parameters(index = "0", paramLabel = "RUN_DIR", description = "Directory of the run, such as runs/ko.")
    private Path run;

    @Parameters(index = "1", paramLabel = "ID", description = "Id of the record, as the tables of the corpus name it.")
    private String id;

    @Override
    public void run() {
        Path lineage = new RunLayout(run).corpus().resolve("lineage");
        if (!Files.isDirectory(lineage)) {
            throw new ConfigException(lineage + " is not there, so nothing is known of '" + id
                    + "'; name the --out of a run whose corpus step has finished");
        }
    }
}
