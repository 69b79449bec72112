package io.glossa.cli;

import io.glossa.init.Provenance;
import io.glossa.run.Progress;
import io.glossa.train.stage.MemoryPreflight;
import io.glossa.train.stage.StagedTrainer;
import io.glossa.train.stage.TrainingRequest;
import java.nio.file.Path;

/** The stages, each a step of its own below {@code train/}. */
final class TrainStep implements PipelineStep {
    @Override
    public String name() {
        return "train";
    }

    @Override
    public void run(RunContext context) {
        RunLayout layout = context.layout();
        context.finished(layout.init(), "init");
        context.finished(layout.pack(), "pack");
        train(context.resolved(), layout.train(), context.progress());
    }

    /**
     * Trains a recipe's stages from what its init and pack left.
     *
     * @param directory where the stages' directories go
     * @return the Hugging Face directory of the last stage's model
     */
    static Path train(ResolvedRecipe resolved, Path directory, Progress progress) {
        RunLayout layout = resolved.layout();
        TrainingRequest request = new TrainingRequest(
                layout.init(),
                layout.pack(),
                resolved.recipe().train(),
                Provenance.newRows(layout.init()),
                resolved.recipe().seed(),
                resolved.device(),
                resolved.threads(),
                directory,
                progress);
        MemoryPreflight.check(request, resolved.force() ? MemoryPreflight.Excess.WARN : MemoryPreflight.Excess.REFUSE);
        return StagedTrainer.run(request);
    }
}
