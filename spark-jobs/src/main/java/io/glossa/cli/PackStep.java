package io.glossa.cli;

import io.glossa.run.Step;
import io.glossa.run.StepRunner;
import io.glossa.spark.PackJob;
import io.glossa.spark.SparkSessions;
import java.util.Map;

/** Documents to fixed-length sequences of token ids. */
final class PackStep implements PipelineStep {
    @Override
    public String name() {
        return "pack";
    }

    @Override
    public boolean readsBaseModel() {
        return false;
    }

    @Override
    public void run(RunContext context) {
        RunLayout layout = context.layout();
        Recipe recipe = context.recipe();
        Map<String, String> inputs = Map.of(
                "corpus",
                context.finished(layout.corpus(), "corpus"),
                "vocab",
                context.finished(layout.vocab(), "vocab"));
        StepRunner.run(
                Step.of(name(), layout.pack(), inputs, recipe.pack()),
                partial -> PackJob.run(
                        layout.corpus().resolve("splits"),
                        layout.vocab(),
                        recipe.pack(),
                        recipe.spark(),
                        partial,
                        context.progress()));
        // The last step on Spark: its memory is the trainer's from here on.
        SparkSessions.stop();
    }
}
