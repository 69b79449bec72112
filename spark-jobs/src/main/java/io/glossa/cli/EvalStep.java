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
import java.util.SortedMap;
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
        inputs.putAll(sets(resolved));
        EvaluationInputs reads = inputs(resolved, adapted);
        StepRunner.run(
                Step.of(name(), layout.eval(), inputs, recipe.eval()).withSoftware(TorchRuntime.versions()),
                partial -> EvaluationStep.run(reads, recipe.eval(), partial, context.progress()));
    }

    /** Identities of the files that sets are read from. */
    static SortedMap<String, String> sets(ResolvedRecipe resolved) {
        SortedMap<String, String> identities = new TreeMap<>();
        for (EvaluationSetSettings set : resolved.recipe().eval().sets()) {
            if (set.path() != null) {
                identities.put("set/" + set.name(), InputIdentity.of(set.file(resolved.folder())));
            }
        }
        return identities;
    }

    /** What measuring a model of a recipe reads. */
    static EvaluationInputs inputs(ResolvedRecipe resolved, Path adapted) {
        RunLayout layout = resolved.layout();
        return new EvaluationInputs(
                resolved.base(),
                adapted,
                layout.corpus(),
                layout.pack(),
                resolved.folder(),
                resolved.recipe().corpus(),
                resolved.device(),
                resolved.threads());
    }
}
