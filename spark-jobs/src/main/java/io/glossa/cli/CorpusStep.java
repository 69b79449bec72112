package io.glossa.cli;

import io.glossa.corpus.SourceSettings;
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
        for (String list : recipe.corpus().lists().resolved(folder).files()) {
            inputs.put("list " + list, InputIdentity.of(Path.of(list)));
        }
        if (!recipe.corpus().languageModel().isEmpty()) {
            inputs.put(
                    "language-model",
                    InputIdentity.of(folder.resolve(recipe.corpus().languageModel())));
        }
        Step step = Step.of(
                        name(),
                        context.layout().corpus(),
                        inputs,
                        Map.of("corpus", recipe.corpus(), "shards", recipe.shards()))
                .resuming();
        StepRunner.run(
                step,
                partial -> CorpusJob.run(
                        recipe.corpus(), folder, recipe.shards(), recipe.spark(), partial, context.progress()));
    }
}
