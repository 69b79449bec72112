package io.glossa.cli;

import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The options every verb that follows a recipe takes. */
final class RecipeOptions {
    @Parameters(
            index = "0",
            paramLabel = "RECIPE",
            description =
                    "A recipe that ships (see 'glossa recipes') or a YAML file. Paths in it are relative to its own"
                            + " folder.")
    String recipe;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Directory of the run. Default: runs/NAME, after the recipe's name.")
    Path out;

    @Option(
            names = "--set",
            paramLabel = "key=value",
            description = "Changes one setting of the recipe, for example --set vocab.size=2048 or"
                    + " --set train.stages.0.steps=50. May be given several times.")
    List<String> assignments = List.of();

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Seed of every random choice. The same seed gives the same bytes. Default: the recipe's.")
    Long seed;

    @Option(
            names = "--device",
            paramLabel = "DEVICE",
            description = "Where models run: cpu, cuda or cuda:N. Default: cpu.")
    String device = "cpu";

    @Option(
            names = "--threads",
            paramLabel = "N",
            description =
                    "Processor threads of a model. Training gives the same bytes for the same number. Default: all"
                            + " cores.")
    Integer threads;

    @Option(
            names = "--dry-run",
            description = "Prints the resolved plan with an estimate of memory and time per stage, and does nothing.")
    boolean dryRun;

    @Option(names = "--force", description = "Trains although the planner says that memory will not do.")
    boolean force;
}
