package io.glossa.cli;

import io.glossa.init.scratch.FreshModel;
import io.glossa.init.scratch.ScratchSettings;
import io.glossa.run.InputIdentity;
import io.glossa.run.Step;
import io.glossa.run.StepRunner;
import io.glossa.spark.TrainingCountJob;
import io.glossa.vocab.Tokenizers;
import io.glossa.vocab.expansion.WordCounts;
import io.glossa.vocab.training.VocabularyTraining;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** A tokenizer and random weights for a recipe that begins without a base. */
final class ScratchStep implements PipelineStep {
    @Override
    public String name() {
        return "scratch";
    }

    @Override
    public boolean readsBaseModel() {
        return false;
    }

    @Override
    public boolean appliesTo(Recipe recipe) {
        return recipe.scratch() != null;
    }

    @Override
    public void run(RunContext context) {
        ScratchSettings settings = context.recipe().scratch();
        RunLayout layout = context.layout();
        Map<String, String> inputs = new TreeMap<>();
        if (settings.tokenizer() == null) {
            inputs.put("corpus", context.finished(layout.corpus(), "corpus"));
        } else {
            inputs.put(
                    "tokenizer",
                    InputIdentity.of(settings.tokenizerIn(context.resolved().folder())));
        }
        Step step = Step.of(
                name(),
                layout.scratch(),
                inputs,
                Map.of(
                        "scratch",
                        settings,
                        "language",
                        context.recipe().language(),
                        "seed",
                        context.recipe().seed()));
        StepRunner.run(step, partial -> {
            SortedMap<String, Long> totals =
                    settings.tokenizer() == null ? learn(context, partial) : take(context, partial);
            FreshModel.write(partial, settings, context.recipe().seed());
            return totals;
        });
    }

    /** Learns the tokenizer from the training split of the recipe's language; sources in others are not asked. */
    private static SortedMap<String, Long> learn(RunContext context, Path directory) {
        VocabularyTraining training = context.recipe().scratch().vocabulary().training();
        Path counts = directory.resolve("word-counts.tsv");
        SortedMap<String, Long> totals = TrainingCountJob.run(
                List.of(context.layout().corpus()),
                context.recipe().language(),
                training,
                context.recipe().spark(),
                counts,
                context.progress());
        totals.put("pieces", (long) training.train(WordCounts.read(counts), directory));
        return totals;
    }

    private static SortedMap<String, Long> take(RunContext context, Path directory) {
        Tokenizers.copy(
                context.recipe().scratch().tokenizerIn(context.resolved().folder()), directory);
        return new TreeMap<>();
    }
}
