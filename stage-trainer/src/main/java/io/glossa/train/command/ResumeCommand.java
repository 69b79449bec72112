package io.glossa.train.command;

import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code resume}: goes on with a run as it was launched. */
@Command(
        name = "resume",
        mixinStandardHelpOptions = true,
        versionProvider = VersionText.class,
        header = "Goes on with a run that was stopped or killed, to the same bytes as if it had not been.")
final class ResumeCommand implements Runnable {
    @Spec
    private CommandSpec verb;

    @Parameters(paramLabel = "RUN", description = "Directory of the run.")
    private Path run;

    @Mixin
    private LaunchOptions options;

    @Override
    public void run() {
        Launch launch = Launch.read(run);
        verb.commandLine().getOut().println("run " + run.toAbsolutePath().normalize());
        verb.commandLine().getOut().println("model " + options.train(launch, run));
    }
}
