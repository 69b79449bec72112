package io.glossa.cli;

import io.glossa.run.Step;
import io.glossa.run.StepRunner;
import io.glossa.spark.SparkSessions;
import io.glossa.spark.WordVectorJob;
import java.util.List;
import java.util.Map;

/** Vectors of the new tokenizer's pieces, a step of its own below the run that {@link InitStep} takes where a method asks for it. */
final class VectorTraining {
    private static final String NAME = "vectors";

    /** What the bytes depend on besides the packed text. */
    private record Resolved(WordVectorJob.Settings settings, List<String> otherSources) {}

    private VectorTraining() {}

    static void run(RunContext context) {
        RunLayout layout = context.layout();
        Recipe recipe = context.recipe();
        WordVectorJob.Settings settings = WordVectorJob.Settings.defaults(recipe.seed());
        List<String> otherSources = recipe.train().replaySources();
        StepRunner.run(
                Step.of(
                        NAME,
                        layout.vectors(),
                        Map.of(
                                "vocab",
                                context.finished(layout.vocab(), "vocab"),
                                "pack",
                                context.finished(layout.pack(), "pack")),
                        new Resolved(settings, otherSources)),
                partial -> WordVectorJob.run(
                        layout.pack(),
                        layout.vocab(),
                        otherSources,
                        settings,
                        recipe.spark(),
                        partial,
                        context.progress()));
        // Its memory is the trainer's from here on.
        SparkSessions.stop();
    }
}
