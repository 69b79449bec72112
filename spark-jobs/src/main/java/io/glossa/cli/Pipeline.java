package io.glossa.cli;

import io.glossa.run.AtomicFiles;
import io.glossa.run.ConfigException;
import io.glossa.run.FileLockHold;
import io.glossa.run.Progress;
import io.glossa.train.command.ConsoleProgress;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Runs the steps of a recipe in the order in which each feeds the next. */
final class Pipeline {
    private static final List<PipelineStep> ALL = List.of(
            new CorpusStep(),
            new ScratchStep(),
            new VocabStep(),
            new PackStep(),
            new InitStep(),
            new TrainStep(),
            new EvalStep(),
            new ExportStep(),
            new ReportStep());

    private Pipeline() {}

    /** Runs every step. */
    static void runAll(RecipeOptions options) {
        run(options, ALL);
    }

    /** Runs one step on what the earlier ones left in the run's directory. */
    static void runOne(RecipeOptions options, PipelineStep step) {
        run(options, List.of(step));
    }

    private static void run(RecipeOptions options, List<PipelineStep> asked) {
        ResolvedRecipe recipe = ResolvedRecipe.of(options);
        List<PipelineStep> steps =
                asked.stream().filter(step -> step.appliesTo(recipe.recipe())).toList();
        if (steps.isEmpty()) {
            throw new ConfigException("the recipe has no key '" + asked.get(0).name() + "'; nothing to do: see 'glossa "
                    + asked.get(0).name() + " --help'");
        }
        Preflight.check(recipe, steps);
        if (options.dryRun) {
            PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
            out.print(recipe.planYaml());
            out.println();
            out.print(recipe.recipe().corpus().dedup().curve().table());
            out.print(PlanEstimate.of(recipe).table());
            return;
        }
        RunLayout layout = recipe.layout();
        Progress progress = new ConsoleProgress(System.err, Boolean.getBoolean("glossa.terminal"));
        try (FileLockHold held = FileLockHold.acquire(
                        layout.root().resolve(".run.lock"), layout.root().toString());
                RunContext context = new RunContext(recipe, progress)) {
            AtomicFiles.write(layout.plan(), recipe.planYaml().getBytes(StandardCharsets.UTF_8));
            for (PipelineStep step : steps) {
                step.run(context);
            }
        }
    }
}
