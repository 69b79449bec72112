package io.glossa.cli;

import io.glossa.corpus.SourceSettings;
import io.glossa.run.InputIdentity;
import io.glossa.run.Step;
import io.glossa.run.StepRunner;
import io.glossa.spark.WordCountJob;
import io.glossa.vocab.documents.ParquetDocuments;
import io.glossa.vocab.expansion.Guard;
import io.glossa.vocab.expansion.VocabularyReport;
import io.glossa.vocab.expansion.VocabularyStep;
import io.glossa.vocab.expansion.WordCounts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Words of the target language to a tokenizer that keeps every base id. */
final class VocabStep implements PipelineStep {
    static final String WORD_COUNTS = "word-counts.tsv";

    @Override
    public String name() {
        return "vocab";
    }

    @Override
    public boolean readsBaseModel() {
        return false;
    }

    @Override
    public void run(RunContext context) {
        RunLayout layout = context.layout();
        Recipe recipe = context.recipe();
        Map<String, String> inputs = Map.of(
                "base",
                InputIdentity.of(context.resolved().base()),
                "corpus",
                context.finished(layout.corpus(), "corpus"));
        Step step =
                Step.of(name(), layout.vocab(), inputs, Map.of("language", recipe.language(), "vocab", recipe.vocab()));
        StepRunner.run(step, partial -> expand(context, partial));
    }

    private static Map<String, Long> expand(RunContext context, Path partial) {
        Recipe recipe = context.recipe();
        Path splits = context.layout().corpus().resolve("splits");
        Path counts = partial.resolve(WORD_COUNTS);
        SortedMap<String, Long> totals = WordCountJob.run(
                splits.resolve("train"),
                recipe.language(),
                context.resolved().base(),
                recipe.spark(),
                counts,
                context.progress());
        VocabularyReport report = new VocabularyStep(context.resolved().base(), recipe.vocab())
                .run(
                        WordCounts.read(counts),
                        guards(context, partial),
                        withLanguages(heldOut(recipe, splits), recipe),
                        partial);
        totals.put("added_pieces", (long) report.size() - report.baseSize());
        return totals;
    }

    /** The words of every guarded language in the training split. */
    static List<Guard> guards(RunContext context, Path partial) {
        Recipe recipe = context.recipe();
        List<Guard> guards = new ArrayList<>();
        recipe.vocab().guards().forEach((language, most) -> {
            Path counts = partial.resolve("word-counts-" + language + ".tsv");
            WordCountJob.run(
                    context.layout().corpus().resolve("splits").resolve("train"),
                    language,
                    context.resolved().base(),
                    recipe.spark(),
                    counts,
                    context.progress());
            guards.add(new Guard(language, WordCounts.read(counts), most));
        });
        return guards;
    }

    /** Test texts by source; of the other languages every text, so that each of their lines is compared. */
    static SortedMap<String, List<String>> heldOut(Recipe recipe, Path splits) {
        Map<String, String> languages = languages(recipe);
        SortedMap<String, List<String>> texts = new TreeMap<>();
        for (String split : List.of("train", "validation", "test")) {
            ParquetDocuments.forEach(splits.resolve(split), document -> {
                boolean target = recipe.language().equals(languages.get(document.source()));
                if (!target || split.equals("test")) {
                    texts.computeIfAbsent(document.source(), source -> new ArrayList<>())
                            .add(document.text());
                }
            });
        }
        return texts;
    }

    /** Languages of the sources by their names. */
    static Map<String, String> languages(Recipe recipe) {
        Map<String, String> languages = new TreeMap<>();
        for (SourceSettings source : recipe.corpus().sources()) {
            languages.put(source.name(), source.language());
        }
        return languages;
    }

    /** Beside the sources, all the texts of each language that several of them are in, as {@code ko (all)}. */
    private static SortedMap<String, List<String>> withLanguages(
            SortedMap<String, List<String>> bySource, Recipe recipe) {
        Map<String, String> languages = languages(recipe);
        SortedMap<String, List<List<String>>> byLanguage = new TreeMap<>();
        bySource.forEach((source, texts) -> byLanguage
                .computeIfAbsent(languages.get(source), language -> new ArrayList<>())
                .add(texts));
        SortedMap<String, List<String>> all = new TreeMap<>(bySource);
        byLanguage.forEach((language, texts) -> {
            if (texts.size() > 1) {
                all.put(
                        language + " (all)",
                        texts.stream().flatMap(List::stream).toList());
            }
        });
        return all;
    }
}
