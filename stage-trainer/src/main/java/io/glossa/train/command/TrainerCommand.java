package io.glossa.train.command;

import io.glossa.run.ExitCode;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The trainer's command line, without Spark: what {@code stage-trainer/bin} starts. */
@Command(
        name = "stage-trainer",
        mixinStandardHelpOptions = true,
        versionProvider = VersionText.class,
        synopsisSubcommandLabel = "VERB",
        header = "Trains a model in stages on a packed corpus.",
        subcommands = {LaunchCommand.class, ResumeCommand.class, WatchCommand.class},
        footer = {
            "",
            "Exit codes: 0 done, 2 user error, 3 data, 4 numeric stop, 74 input/output, 130/143 interrupted, 70 bug."
        })
public final class TrainerCommand {
    private TrainerCommand() {}

    /** Runs a command line and ends the process with its exit code. */
    public static void main(String[] arguments) {
        System.exit(run(
                new PrintWriter(System.out, true, StandardCharsets.UTF_8),
                new PrintWriter(System.err, true, StandardCharsets.UTF_8),
                arguments));
    }

    /** Runs a command line and returns the status the process should end with. */
    static int run(PrintWriter out, PrintWriter err, String... arguments) {
        CommandLine line = new CommandLine(new TrainerCommand());
        line.setOut(out);
        line.setErr(err);
        line.setUsageHelpAutoWidth(true);
        line.setExecutionExceptionHandler(new ErrorReport());
        line.setParameterExceptionHandler((error, words) -> {
            PrintWriter to = error.getCommandLine().getErr();
            to.println("glossa: " + error.getMessage());
            CommandLine.UnmatchedArgumentException.printSuggestions(error, to);
            to.println("See '" + error.getCommandLine().getCommandName() + " --help'.");
            return ExitCode.USER.status();
        });
        return line.execute(arguments);
    }
}
