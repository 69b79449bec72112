package io.glossa.cli;

import io.glossa.run.ConfigException;
import io.glossa.train.report.Report;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code glossa report}: the page of a run. */
@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        header = "Writes report.html of a run: one page, nothing loaded from elsewhere.",
        description = {
            "",
            "Shows what the corpus lost to which rule, samples, fertility, initialisers, loss curves, and base against"
                    + " adapted with intervals. Steps that have not run yet are left out.",
            ""
        })
final class ReportCommand implements Runnable {
    @Parameters(index = "0", paramLabel = "RUN_DIR", description = "Directory of the run, such as runs/ko.")
    private Path run;

    @Override
    public void run() {
        RunLayout layout = new RunLayout(run);
        if (!Files.isRegularFile(layout.plan())) {
            throw new ConfigException(
                    run + ": no run of Glossa (there is no plan.yaml in it); name the --out of a run");
        }
        Report.write(layout.root(), layout.report());
    }
}
