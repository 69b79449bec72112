package io.glossa.cli;

import io.glossa.train.stage.StagePlans;
import java.io.PrintWriter;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code glossa plans}: the stage plans that ship. */
@Command(
        name = "plans",
        mixinStandardHelpOptions = true,
        header = "Lists the stage plans of published systems, or prints one.",
        description = {
            "",
            "A recipe takes one by its name, with what a smaller model or corpus needs changed:",
            "  train:",
            "    plan: {name: eeve-7, learning-rate-times: 10, every-stage: {tokens: 20000000, batch-tokens: 65536}}",
            ""
        })
final class PlansCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "PLAN", description = "The plan to print.")
    private String plan;

    @Override
    public void run() {
        PrintWriter print = spec.commandLine().getOut();
        if (plan != null) {
            print.print(StagePlans.text(plan));
            print.flush();
            return;
        }
        for (String name : StagePlans.names()) {
            print.printf(Locale.ROOT, "%-12s %s%n", name, StagePlans.description(name));
        }
    }
}
