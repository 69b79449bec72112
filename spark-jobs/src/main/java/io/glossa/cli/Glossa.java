package io.glossa.cli;

import io.glossa.run.ExitCode;
import io.glossa.train.command.ErrorReport;
import io.glossa.train.command.VersionText;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The {@code glossa} command: its verbs, and how errors become exit codes. */
@Command(
        name = "glossa",
        mixinStandardHelpOptions = true,
        versionProvider = VersionText.class,
        synopsisSubcommandLabel = "VERB",
        header = "Adapts an English language model to a new language.",
        description = {
            "",
            "One recipe (a YAML file) describes a whole run: the corpus, the new vocabulary, the initialisation of its"
                    + " embeddings, the training stages, the evaluation and the export. 'adapt' runs all of it; every"
                    + " other verb runs one step. Each step writes one directory of the run, whole or not at all; steps"
                    + " that are up to date are skipped, so a run that was stopped goes on where it was.",
            ""
        },
        subcommands = {
            AdaptCommand.class,
            StepCommands.Corpus.class,
            StepCommands.Scratch.class,
            StepCommands.Vocab.class,
            StepCommands.Pack.class,
            StepCommands.Init.class,
            StepCommands.Train.class,
            StepCommands.Eval.class,
            ExportCommand.class,
            ReportCommand.class,
            GenerateCommand.class,
            HandOffCommand.class,
            MergeCommand.class,
            UntieCommand.class,
            DoctorCommand.class,
            RecipesCommand.class,
            StudyCommand.class,
            StudiesCommand.class,
            PlansCommand.class,
            LangidCommand.class
        },
        footer = {
            "",
            "Begin with:",
            "  glossa doctor                              what this machine can do",
            "  glossa adapt quickstart-ko --out runs/ko   the whole job on the data that ships",
            "",
            "Exit codes: 0 done, 2 user error, 3 data, 4 numeric stop, 74 input/output, 130/143 interrupted, 70 bug."
        })
public final class Glossa {
    private Glossa() {}

    /** Runs a command line and ends the process with its exit code. */
    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    /** Runs a command line and returns the status the process should end with. */
    public static int run(String... arguments) {
        CommandLine line = new CommandLine(new Glossa());
        line.setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8));
        line.setUsageHelpAutoWidth(true);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setExecutionExceptionHandler(new ErrorReport());
        line.setParameterExceptionHandler((error, words) -> {
            PrintWriter err = error.getCommandLine().getErr();
            err.println("glossa: " + error.getMessage());
            CommandLine.UnmatchedArgumentException.printSuggestions(error, err);
            err.println("See 'glossa " + error.getCommandLine().getCommandName() + " --help'.");
            return ExitCode.USER.status();
        });
        return line.execute(arguments);
    }
}
