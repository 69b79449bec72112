package io.glossa.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code glossa recipes}: the recipes that ship. */
@Command(
        name = "recipes",
        mixinStandardHelpOptions = true,
        header = "Lists the recipes that ship, or prints one.",
        description = {
            "",
            "A recipe is a YAML file. To adapt your own model, print one, save it, change its paths and run it:",
            "  glossa recipes quickstart-ko > mine.yaml",
            "  glossa adapt mine.yaml --out runs/mine",
            ""
        })
final class RecipesCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "RECIPE", description = "The recipe to print.")
    private String recipe;

    @Override
    public void run() {
        RecipeLibrary.recipes().print(recipe, spec.commandLine().getOut());
    }
}
