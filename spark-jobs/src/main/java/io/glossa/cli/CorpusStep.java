package io.glossa.cli;

import io.glossa.corpus.SourceSettings;
import io.glossa.corpus.decontaminate.EvaluationSets;
import io.glossa.corpus.read.InputFile;
import io.glossa.corpus.read.RecordReader;
import io.glossa.corpus.read.SourceFiles;
import io.glossa.corpus.read.Storages;
import io.glossa.run.InputIdentity;
import io.glossa.run.Step;
import io.glossa.run.StepRunner;
import io.glossa.spark.CorpusJob;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** Raw files to clean, deduplicated, divided documents. */
final class CorpusStep implements PipelineStep {
    @Override
    public String name() {
        return "corpus";
    }

    @Override
    public boolean readsBaseModel() {
        return false;
    }

    @Override
    public void run(RunContext context) {
        Recipe recipe = context.recipe();
        Path folder = context.resolved().folder();
        Storages storages = Storages.of(recipe.spark().options());
        Map<String, String> inputs = new TreeMap<>();
        for (SourceSettings source : recipe.corpus().sources()) {
            RecordReader reader = RecordReader.named(source.format());
            for (InputFile file : SourceFiles.find(source, folder, storages)) {
                inputs.put(source.name() + "/" + SourceFiles.shown(file, folder), file.identity());
                for (InputFile other : reader.alongside(file, source)) {
                    inputs.put(source.name() + "/" + SourceFiles.shown(other, folder), other.identity());
                }
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
                        Map.of("corpus", recipe.corpus(), "shards", recipe.shards()))
                .resuming();
        StepRunner.run(
                step,
                partial -> CorpusJob.run(
                        recipe.corpus(), folder, recipe.shards(), recipe.spark(), partial, context.progress()));
    }
}
