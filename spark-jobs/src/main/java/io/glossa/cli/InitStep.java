package io.glossa.cli;

import io.glossa.init.AuxiliaryFile;
import io.glossa.init.AuxiliaryFiles;
import io.glossa.init.InitializationStep;
import io.glossa.run.InputIdentity;
import io.glossa.spark.WordVectorJob;
import io.glossa.train.stage.TrainingLossProbe;
import java.nio.file.Path;
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
        Map<String, String> inputs = new TreeMap<>(files.identities());
        inputs.put("base", InputIdentity.of(context.resolved().base()));
        inputs.put("vocab", context.finished(layout.vocab(), "vocab"));
        inputs.put("pack", context.finished(layout.pack(), "pack"));
        if (trainsVectors(recipe)) {
            VectorTraining.run(context);
            inputs.put("vectors", InputIdentity.of(layout.vectors()));
        }
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

    /** What the recipe names, and vectors that the run trains itself where a method needs them and none are named. */
    static AuxiliaryFiles files(ResolvedRecipe resolved) {
        Path vectors = resolved.layout().vectors().resolve(WordVectorJob.FILE);
        return AuxiliaryFiles.of(resolved.recipe().init().files(), resolved.folder())
                .orElse(AuxiliaryFile.VECTORS, vectors);
    }

    private static boolean trainsVectors(Recipe recipe) {
        return !recipe.init().files().containsKey(AuxiliaryFile.VECTORS.key())
                && recipe.init().strategies().stream().anyMatch(candidate -> candidate.needs(AuxiliaryFile.VECTORS));
    }
}
