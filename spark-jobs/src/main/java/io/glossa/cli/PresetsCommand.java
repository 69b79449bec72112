package io.glossa.cli;

import io.glossa.corpus.preset.Preset;
import java.io.PrintWriter;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code glossa corpus presets}: the filter pipelines that ship. */
@Command(
        name = "presets",
        mixinStandardHelpOptions = true,
        header = "Lists the filter presets, or prints one.",
        description = {
            "",
            "A preset is a list of filters with the numbers of a published pipeline. Choose one with corpus.preset in the"
                    + " recipe; corpus.filters and corpus.thresholds win over it.",
            ""
        })
final class PresetsCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "PRESET", description = "The preset to print.")
    private String preset;

    @Override
    public void run() {
        PrintWriter print = spec.commandLine().getOut();
        if (preset != null) {
            print.print(Preset.text(preset));
            print.flush();
            return;
        }
        for (String name : Preset.names()) {
            Preset known = Preset.named(name);
            String languages = known.languages().isEmpty() ? "any" : String.join(" ", known.languages());
            print.printf(Locale.ROOT, "%-12s %-22s %s%n", name, languages, known.description());
        }
    }
}
