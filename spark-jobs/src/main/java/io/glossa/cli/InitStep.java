package io.glossa.cli;

import io.glossa.init.AuxiliaryFile;
import io.glossa.init.AuxiliaryFiles;
import io.glossa.init.Candidate;
import io.glossa.init.InitializationInputs;
import io.glossa.init.InitializationSettings;
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
        Map<String, String> identities = identities(context, recipe.init().used());
        new InitializationStep(inputs(context, recipe.init(), files)).run(layout.init(), identities);
    }

    /** What candidates are tried on, under settings that may be the recipe's or others. */
    static InitializationInputs inputs(RunContext context, InitializationSettings settings, AuxiliaryFiles files) {
        ResolvedRecipe resolved = context.resolved();
        RunLayout layout = context.layout();
        return new InitializationInputs(
                resolved.base(),
                layout.vocab(),
                settings,
                files,
                new TrainingLossProbe(layout.pack(), context.recipe().train(), resolved.device(), resolved.threads()),
                context.progress());
    }

    /** What the recipe names, the run's own training text, and vectors that the run trains itself where none are named. */
    static AuxiliaryFiles files(ResolvedRecipe resolved) {
        RunLayout layout = resolved.layout();
        return AuxiliaryFiles.of(resolved.recipe().init().files(), resolved.folder())
                .orElse(AuxiliaryFile.TEXT, layout.corpus().resolve("splits").resolve("train"))
                .orElse(AuxiliaryFile.VECTORS, layout.vectors().resolve(WordVectorJob.FILE));
    }

    /** Identities of what candidates are made of; trains the vectors that some need and the recipe does not name. */
    static Map<String, String> identities(RunContext context, List<Candidate> candidates) {
        RunLayout layout = context.layout();
        Map<String, String> identities = new TreeMap<>(files(context.resolved()).identities());
        identities.put("base", InputIdentity.of(context.resolved().base()));
        identities.put("vocab", context.finished(layout.vocab(), "vocab"));
        identities.put("pack", context.finished(layout.pack(), "pack"));
        boolean named = context.recipe().init().files().containsKey(AuxiliaryFile.VECTORS.key());
        if (!named && candidates.stream().anyMatch(candidate -> candidate.needs(AuxiliaryFile.VECTORS))) {
            VectorTraining.run(context);
            identities.put("vectors", InputIdentity.of(layout.vectors()));
        }
        return identities;
    }
}
