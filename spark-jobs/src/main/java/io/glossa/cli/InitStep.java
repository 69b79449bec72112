package io.glossa.cli;

import io.glossa.init.AuxiliaryFile;
import io.glossa.init.AuxiliaryFiles;
import io.glossa.init.Candidate;
import io.glossa.init.InitializationStep;
import io.glossa.run.InputIdentity;
import io.glossa.spark.WordVectorJob;
import io.glossa.train.stage.TrainingLossProbe;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

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
        AuxiliaryFiles files = files(context.resolved());
        Map<String, String> inputs = inputs(context, recipe.init().strategies());
        new InitializationStep(
                        context.resolved().base(),
                        layout.vocab(),
                        recipe.init(),
                        files,
                        new TrainingLossProbe(
                                layout.pack(),
                                recipe.train(),
                                context.resolved().device(),
                                context.resolved().threads()),
                        context.progress())
                .run(layout.init(), inputs);
    }

    /** What the recipe names, the run's own training text, and vectors that the run trains itself where none are named. */
    static AuxiliaryFiles files(ResolvedRecipe resolved) {
        RunLayout layout = resolved.layout();
        return AuxiliaryFiles.of(resolved.recipe().init().files(), resolved.folder())
                .orElse(AuxiliaryFile.TEXT, layout.corpus().resolve("splits").resolve("train"))
                .orElse(AuxiliaryFile.VECTORS, layout.vectors().resolve(WordVectorJob.FILE));
    }

    /** Identities of what candidates are made of; trains the vectors that some need and the recipe does not name. */
    static Map<String, String> inputs(RunContext context, List<Candidate> candidates) {
        RunLayout layout = context.layout();
        Map<String, String> inputs = new TreeMap<>(files(context.resolved()).identities());
        inputs.put("base", InputIdentity.of(context.resolved().base()));
        inputs.put("vocab", context.finished(layout.vocab(), "vocab"));
        inputs.put("pack", context.finished(layout.pack(), "pack"));
        boolean named = context.recipe().init().files().containsKey(AuxiliaryFile.VECTORS.key());
        if (!named && candidates.stream().anyMatch(candidate -> candidate.needs(AuxiliaryFile.VECTORS))) {
            VectorTraining.run(context);
            inputs.put("vectors", InputIdentity.of(layout.vectors()));
        }
        return inputs;
    }
}
