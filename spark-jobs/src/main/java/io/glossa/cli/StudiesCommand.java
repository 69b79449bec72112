package io.glossa.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code glossa studies}: the studies that ship. */
@Command(
        name = "studies",
        mixinStandardHelpOptions = true,
        header = "Lists the studies that ship, or prints one.",
        description = {
            "",
            "A study is a YAML file. To ask what pays on your own model, print one, save it, name your recipe in it and run it:",
            "  glossa studies study-ko > mine.yaml",
            "  glossa study mine.yaml --out runs/mine",
            ""
        })
final class StudiesCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "STUDY", description = "The study to print.")
    private String study;

    @Override
    public void run() {
        RecipeLibrary.studies().print(study, spec.commandLine().getOut());
    }
}
