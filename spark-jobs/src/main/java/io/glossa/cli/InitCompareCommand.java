package io.glossa.cli;

import io.glossa.checkpoint.ModelConfig;
import io.glossa.init.AuxiliaryFiles;
import io.glossa.init.Candidate;
import io.glossa.init.InitializationComparison;
import io.glossa.init.InitializationSettings;
import io.glossa.init.InitializationSurvey;
import io.glossa.run.ConfigException;
import io.glossa.run.FileLockHold;
import io.glossa.run.Json;
import io.glossa.run.Progress;
import io.glossa.train.command.ConsoleProgress;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code glossa init compare}: every initialiser on one's own model. */
@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        header = "Compares initialisers on the recipe's own model: loss along the first steps, and what English loses.",
        description = {
            "",
            "Tries each strategy with several seeds on identical batches of the recipe's first stage, and measures validation"
                    + " bits per byte before, along and after the steps; how far the model moves from the base on text that"
                    + " the base wrote; how much probability the new ids take from it, beside the bound ln(1 + n / |V|) for rows"
                    + " at the mean; lengths and cosines of the rows; and what some new rows lie nearest to. Recommends the"
                    + " lowest loss after the last step, or says that no winner can be told apart.",
            "",
            "The corpus must be packed ('glossa corpus', 'vocab', 'pack'). Choose your first stage's learning rate before:"
                    + " a rate that is too low makes the start decide.",
            "",
            "Writes init-compare/: comparison.json, curves.svg, neighbours.tsv.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  glossa init compare quickstart-ko --out runs/ko",
            "  glossa init compare mine.yaml --out runs/mine --strategies subtoken-mean,focus,hewitt --steps 200 --seeds 5"
        })
final class InitCompareCommand implements Runnable {
    @Mixin
    private RecipeOptions options;

    @Spec
    private CommandSpec verb;

    @Option(
            names = "--strategies",
            split = ",",
            paramLabel = "NAME",
            description =
                    "Methods and presets ('glossa init methods'), or 'recipe' for those of init.strategies. Default:"
                            + " every one that the model and init.files allow.")
    private List<String> strategies = List.of();

    @Option(names = "--steps", paramLabel = "N", description = "Training steps of a trial. Default: 40.")
    private int steps = 40;

    @Option(names = "--points", paramLabel = "N", description = "Measurements along the steps. Default: 4.")
    private int points = 4;

    @Option(
            names = "--seeds",
            paramLabel = "N",
            description = "Seeds of each strategy. Default: the recipe's init.seeds.")
    private Integer seeds;

    @Option(names = "--json", description = "Prints comparison.json instead of the table.")
    private boolean json;

    @Override
    public void run() {
        if (steps < 1 || points < 1) {
            throw new ConfigException("--steps " + steps + " --points " + points + ": expected 1 or more of each");
        }
        ResolvedRecipe resolved = ResolvedRecipe.of(options);
        PrintWriter err = verb.commandLine().getErr();
        AuxiliaryFiles files = InitStep.files(resolved);
        InitializationSettings init = resolved.recipe().init();
        List<Candidate> candidates = candidates(resolved, files, err);
        candidates.forEach(candidate -> candidate.check(resolved.baseConfig(), files));
        InitializationSettings settings = init.with(candidates, seeds == null ? init.seeds() : seeds, steps);
        PrintWriter out = verb.commandLine().getOut();
        if (options.dryRun) {
            out.print(resolved.planYaml());
            candidates.forEach(candidate -> out.println("# would try " + candidate.name()));
            out.flush();
            return;
        }
        RunLayout layout = resolved.layout();
        Progress progress = new ConsoleProgress(System.err, Boolean.getBoolean("glossa.terminal"));
        try (FileLockHold held = FileLockHold.acquire(
                        layout.root().resolve(".run.lock"), layout.root().toString());
                RunContext context = new RunContext(resolved, progress)) {
            survey(context, settings, files);
        }
        InitializationComparison comparison =
                Json.read(layout.initCompare().resolve(InitializationSurvey.JSON_FILE), InitializationComparison.class);
        if (json) {
            out.print(Json.pretty(comparison));
        } else {
            InitCompareText.print(comparison, layout.initCompare(), out);
        }
        out.flush();
    }

    private List<Candidate> candidates(ResolvedRecipe resolved, AuxiliaryFiles files, PrintWriter err) {
        ModelConfig base = resolved.baseConfig();
        if (strategies.isEmpty()) {
            return Candidate.possible(
                    base, files, (name, reason) -> err.println("left out: " + name + " (" + reason + ")"));
        }
        return strategies.equals(List.of("recipe"))
                ? resolved.recipe().init().strategies()
                : strategies.stream().map(Candidate::of).toList();
    }

    private void survey(RunContext context, InitializationSettings settings, AuxiliaryFiles files) {
        Map<String, String> identities = InitStep.identities(context, settings.strategies());
        new InitializationSurvey(InitStep.inputs(context, settings, files))
                .run(context.layout().initCompare(), identities, points);
    }
}
