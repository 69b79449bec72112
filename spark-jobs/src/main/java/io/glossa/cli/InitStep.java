package io.glossa.cli;

import io.glossa.init.InitializationStep;
import io.glossa.run.InputIdentity;
import io.glossa.train.stage.TrainingLossProbe;
import java.util.Map;

/** The base and the new pieces to a model whose new rows have their first values. */
final class InitStep implements PipelineStep {
    @Override
    public String name() {
        return InitializationStep.NAME;
    }

    @Override
    public void run(RunContext context) {
        RunLayout layout = context.layout();
        Recipe recipe = context.recipe();
        Map<String, String> inputs = Map.of(
                "base", InputIdentity.of(context.resolved().base()),
                "vocab", context.finished(layout.vocab(), "vocab"),
                "pack", context.finished(layout.pack(), "pack"));
        new InitializationStep(
                        context.resolved().base(),
                        layout.vocab(),
                        recipe.init(),
                        new TrainingLossProbe(
                                layout.pack(),
                                recipe.train(),
                                context.resolved().device(),
                                context.resolved().threads()),
                        context.progress())
                .run(layout.init(), inputs);
    }
}
