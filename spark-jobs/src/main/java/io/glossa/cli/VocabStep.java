package io.glossa.cli;

import io.glossa.corpus.SourceSettings;
import io.glossa.run.ConfigException;
import io.glossa.run.InputIdentity;
import io.glossa.run.Step;
import io.glossa.run.StepRunner;
import io.glossa.spark.WordCountJob;
import io.glossa.vocab.documents.ParquetDocuments;
import io.glossa.vocab.expansion.ExpansionBase;
import io.glossa.vocab.expansion.Guard;
import io.glossa.vocab.expansion.GuardedLines;
import io.glossa.vocab.expansion.VocabularyReport;
import io.glossa.vocab.expansion.VocabularySettings;
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
    private static final String WORD_COUNTS = "word-counts.tsv";

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
        Map<String, String> inputs = new TreeMap<>(Map.of(
                "base",
                InputIdentity.of(context.resolved().base()),
                "corpus",
                context.finished(layout.corpus(), "corpus")));
        if (recipe.vocab().donor() != null) {
            inputs.put("donor", InputIdentity.of(donor(context)));
        }
        Step step =
                Step.of(name(), layout.vocab(), inputs, Map.of("language", recipe.language(), "vocab", recipe.vocab()));
        StepRunner.run(step, partial -> expand(context, partial));
    }

    private static Path donor(RunContext context) {
        return context.resolved()
                .folder()
                .resolve(context.recipe().vocab().donor())
                .normalize();
    }

    private static Map<String, Long> expand(RunContext context, Path partial) {
        Recipe recipe = context.recipe();
        Path splits = context.layout().corpus().resolve("splits");
        VocabularySettings settings =
                recipe.vocab().donor() == null ? recipe.vocab() : recipe.vocab().withDonor(donor(context));
        VocabularyStep step = new VocabularyStep(context.resolved().base(), settings);
        SortedMap<String, Long> totals = new TreeMap<>();
        WordCounts words = words(context, partial, totals);
        VocabularyReport report = step.run(
                words, guards(context, step.base(), partial), withLanguages(heldOut(recipe, splits), recipe), partial);
        totals.put("added_pieces", (long) report.size() - report.baseSize() + report.lostPieces());
        return totals;
    }

    /**
     * The words of the target's languages in the training split, which share the pieces where they are several.
     *
     * @param totals what the counting says is added to it
     */
    static WordCounts words(RunContext context, Path partial, SortedMap<String, Long> totals) {
        Recipe recipe = context.recipe();
        SortedMap<String, WordCounts> words = new TreeMap<>();
        for (String language : recipe.targetLanguages()) {
            String file = recipe.targetLanguages().size() == 1 ? WORD_COUNTS : countsFile(language);
            count(context, language, partial.resolve(file))
                    .forEach((key, count) -> totals.merge(key, count, Long::sum));
            words.put(language, WordCounts.read(partial.resolve(file)));
        }
        return WordCounts.shared(words, recipe.vocab().temperature());
    }

    private static SortedMap<String, Long> count(RunContext context, String languageOrSource, Path file) {
        return WordCountJob.run(
                context.layout().corpus().resolve("splits").resolve("train"),
                languageOrSource,
                context.resolved().base(),
                context.recipe().spark(),
                file,
                context.progress());
    }

    private static String countsFile(String languageOrSource) {
        return "word-counts-" + languageOrSource + ".tsv";
    }

    /** The words of every guarded language or source in the training split, and the lines of it that are held out. */
    static List<Guard> guards(RunContext context, ExpansionBase base, Path partial) {
        List<Guard> guards = new ArrayList<>();
        context.recipe().vocab().guards().forEach((name, limits) -> {
            Path counts = partial.resolve(countsFile(name));
            count(context, name, counts);
            GuardedLines lines = limits.lines() == null
                    ? GuardedLines.NONE
                    : GuardedLines.of(
                            base,
                            heldOutOf(context, name),
                            limits.mostChangedLines().getAsDouble());
            if (limits.lines() != null && lines.size() == 0) {
                throw new ConfigException("vocab.guards." + name + ": lines are limited to " + limits.lines()
                        + ", but none of its documents is held out; give its source a validation-share");
            }
            guards.add(new Guard(name, WordCounts.read(counts), limits.mostChangedWords(), lines));
        });
        return guards;
    }

    private static List<String> heldOutOf(RunContext context, String languageOrSource) {
        List<String> texts = new ArrayList<>();
        // The test split stays for measuring.
        ParquetDocuments.forEach(context.layout().corpus().resolve("splits").resolve("validation"), document -> {
            if (document.language().equals(languageOrSource)
                    || document.source().equals(languageOrSource)) {
                texts.add(document.text());
            }
        });
        return texts;
    }

    /** Test texts by source; of the other languages every text, so that each of their lines is compared. */
    static SortedMap<String, List<String>> heldOut(Recipe recipe, Path splits) {
        Map<String, String> languages = languages(recipe);
        SortedMap<String, List<String>> texts = new TreeMap<>();
        for (String split : List.of("train", "validation", "test")) {
            ParquetDocuments.forEach(splits.resolve(split), document -> {
                boolean target = recipe.targetLanguages().contains(languages.get(document.source()));
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
