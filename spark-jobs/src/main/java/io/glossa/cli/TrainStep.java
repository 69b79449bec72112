package io.glossa.cli;

import io.glossa.init.Provenance;
import io.glossa.train.stage.MemoryPreflight;
import io.glossa.train.stage.StagedTrainer;
import io.glossa.train.stage.TrainingRequest;

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
        TrainingRequest request = new TrainingRequest(
                layout.init(),
                layout.pack(),
                context.recipe().train(),
                Provenance.newRows(layout.init()),
                context.recipe().seed(),
                context.resolved().device(),
                context.resolved().threads(),
                layout.train(),
                context.progress());
        MemoryPreflight.check(
                request, context.resolved().force() ? MemoryPreflight.Excess.WARN : MemoryPreflight.Excess.REFUSE);
        StagedTrainer.run(request);
    }
}
