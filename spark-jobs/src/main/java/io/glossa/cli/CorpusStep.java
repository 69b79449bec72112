package io.glossa.cli;

import io.glossa.corpus.SourceSettings;
import io.glossa.corpus.decontaminate.EvaluationSets;
import io.glossa.corpus.read.SourceFiles;
import io.glossa.run.InputIdentity;
import io.glossa.run.Step;
import io.glossa.run.StepRunner;
import io.glossa.spark.CorpusJob;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Raw files to clean, deduplicated, divided documents. */
final class CorpusStep implements PipelineStep {
    @Override
    public String name() {
        return "corpus";
    }

    @Override
    public void run(RunContext context) {
        Recipe recipe = context.recipe();
        Path folder = context.resolved().folder();
        Map<String, String> inputs = new TreeMap<>();
        for (SourceSettings source : recipe.corpus().sources()) {
            List<Path> files = SourceFiles.list(source, folder);
            for (Path file : files) {
                inputs.put(source.name() + "/" + file.getFileName(), InputIdentity.of(file));
            }
        }
        if (recipe.corpus().decontaminate() != null) {
            EvaluationSets.files(recipe.corpus().decontaminate().sets(), folder)
                    .keySet()
                    .forEach(file -> inputs.put(
                            "evaluation/" + file.getParent().getFileName() + "/" + file.getFileName(),
                            InputIdentity.of(file)));
        }
        Step step = Step.of(
                name(),
                context.layout().corpus(),
                inputs,
                Map.of("corpus", recipe.corpus(), "shards", recipe.shards()));
        StepRunner.run(
                step,
                partial -> CorpusJob.run(
                        recipe.corpus(), folder, recipe.shards(), recipe.spark(), partial, context.progress()));
    }
}
