package io.glossa.train.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code watch}: shows how a run stands, until it is finished. */
@Command(
        name = "watch",
        mixinStandardHelpOptions = true,
        versionProvider = VersionText.class,
        header = "Follows a run: step, loss, tokens a second and the expected end of each stage.",
        description = {
            "",
            "Reads the run's files only: works from any machine that sees them, also for a recipe's run.",
            ""
        })
final class WatchCommand implements Callable<Integer> {
    @Spec
    private CommandSpec verb;

    @Parameters(paramLabel = "RUN", description = "Directory of the run.")
    private Path run;

    @Option(
            names = "--every",
            paramLabel = "SECONDS",
            defaultValue = "5",
            description = "How often to look. Default: ${DEFAULT-VALUE}.")
    private int seconds;

    @Option(names = "--once", description = "Looks once and ends.")
    private boolean once;

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = verb.commandLine().getOut();
        List<String> shown = List.of();
        while (true) {
            RunWatch watch = RunWatch.of(run);
            List<String> fresh = new ArrayList<>(watch.lines());
            fresh.removeAll(shown);
            fresh.forEach(out::println);
            out.flush();
            shown = watch.lines();
            if (once || watch.finished()) {
                return 0;
            }
            Thread.sleep(1000L * Math.max(1, seconds));
        }
    }
}
