package io.glossa.cli;

import io.glossa.run.ConfigException;
import io.glossa.spark.Lineage;
import io.glossa.spark.LineageRecord;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code glossa corpus explain}: the story of one record. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        header = "Tells what became of one record, rule by rule.",
        description = {
            "",
            "Reads the lineage of a run's corpus: where the record stood, what every rule measured and decided, which"
                    + " document was kept in its place, and which split it went to. An id that several records bear is"
                    + " told once for each.",
            ""
        },
        footer = {
            "",
            "Example:",
            "  glossa corpus explain runs/ko nsmc/52747",
            "",
            "The same from any SQL engine that reads Parquet: one row for every record in RUN_DIR/corpus/lineage, the",
            "rules' numbers and limits in RUN_DIR/corpus/rule-sets.json."
        })
final class ExplainCommand implements Runnable {
    @Spec
    private CommandSpec verb;

    @Parameters(index = "0", paramLabel = "RUN_DIR", description = "Directory of the run, such as runs/ko.")
    private Path run;

    @Parameters(index = "1", paramLabel = "ID", description = "Id of the record, as the tables of the corpus name it.")
    private String id;

    @Override
    public void run() {
        Lineage lineage = Lineage.open(new RunLayout(run).corpus());
        List<LineageRecord> records = lineage.find(id);
        if (records.isEmpty()) {
            String hint = lineage.nearest(id)
                    .map(near -> "did you mean '" + near + "'?")
                    .orElse("ids are those of the records, or FILE#NUMBER for a record without one");
            throw new ConfigException("no record of " + run + " has the id '" + id + "'; " + hint);
        }
        PrintWriter out = verb.commandLine().getOut();
        for (LineageRecord record : records) {
            new LineageStory(record, lineage.ruleSet(record.source())).print(out);
        }
    }
}
