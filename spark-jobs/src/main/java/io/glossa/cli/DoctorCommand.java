package io.glossa.cli;

import io.glossa.run.ExitCode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code glossa doctor}: what this machine can do, and what to do about what it can't. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        header = "Says what this machine can do, and what to do about what it can't.",
        description = {
            "",
            "Checks the JDK, memory, disk, the tensor library and its devices, and the folders Glossa writes to."
                    + " Ends with 0 when the quickstart can run here, with 74 when something must be mended first.",
            ""
        })
final class DoctorCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "runs",
            description = "Where runs will be written. Default: ${DEFAULT-VALUE}.")
    private Path out;

    @Override
    public Integer call() {
        PrintWriter print = spec.commandLine().getOut();
        List<MachineCheck> checks = MachineCheck.all(out);
        for (MachineCheck check : checks) {
            print.printf(
                    Locale.ROOT,
                    "%-5s %-16s %s%n",
                    check.state().name().toLowerCase(Locale.ROOT),
                    check.subject(),
                    check.found());
            if (check.state() != MachineCheck.State.GOOD) {
                print.printf(Locale.ROOT, "%-5s %-16s -> %s%n", "", "", check.advice());
            }
        }
        boolean broken = checks.stream().anyMatch(c -> c.state() == MachineCheck.State.BAD);
        print.println();
        print.println(
                broken
                        ? "Something must be mended before a recipe can run here."
                        : "Ready. Try: glossa adapt quickstart-ko --out runs/ko");
        return (broken ? ExitCode.INPUT_OUTPUT : ExitCode.DONE).status();
    }
}
