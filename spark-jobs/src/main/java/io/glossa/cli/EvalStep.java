package io.glossa.cli;

import io.glossa.run.InputIdentity;
import io.glossa.run.Step;
import io.glossa.run.StepRunner;
import io.glossa.train.eval.EvaluationInputs;
import io.glossa.train.eval.EvaluationSetSettings;
import io.glossa.train.eval.EvaluationStep;
import io.glossa.train.kernel.TorchRuntime;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** Base and adapted model to what was gained and what was lost. */
final class EvalStep implements PipelineStep {
    @Override
    public String name() {
        return "eval";
    }

    @Override
    public void run(RunContext context) {
        RunLayout layout = context.layout();
        ResolvedRecipe resolved = context.resolved();
        Recipe recipe = context.recipe();
        Path adapted = context.trainedModel();
        Map<String, String> inputs = new TreeMap<>();
        inputs.put("base", InputIdentity.of(resolved.base()));
        inputs.put("model", InputIdentity.of(adapted));
        inputs.put("corpus", context.finished(layout.corpus(), "corpus"));
        inputs.put("pack", context.finished(layout.pack(), "pack"));
        for (EvaluationSetSettings set : recipe.eval().sets()) {
            if (set.path() != null) {
                inputs.put("set/" + set.name(), InputIdentity.of(set.file(resolved.folder())));
            }
        }
        EvaluationInputs reads = new EvaluationInputs(
                resolved.base(),
                adapted,
                layout.corpus(),
                layout.pack(),
                resolved.folder(),
                recipe.corpus(),
                resolved.device(),
                resolved.threads());
        StepRunner.run(
                Step.of(name(), layout.eval(), inputs, recipe.eval()).withSoftware(TorchRuntime.versions()),
                partial -> EvaluationStep.run(reads, recipe.eval(), partial, context.progress()));
    }
}
