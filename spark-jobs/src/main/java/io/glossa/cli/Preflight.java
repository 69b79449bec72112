package io.glossa.cli;

import io.glossa.checkpoint.Checkpoint;
import io.glossa.checkpoint.ModelConfig;
import io.glossa.corpus.SourceRole;
import io.glossa.corpus.SourceRules;
import io.glossa.corpus.SourceSettings;
import io.glossa.corpus.decontaminate.EvaluationSets;
import io.glossa.corpus.language.Languages;
import io.glossa.corpus.read.Storages;
import io.glossa.init.AuxiliaryFiles;
import io.glossa.run.ConfigException;
import io.glossa.run.NearestName;
import io.glossa.run.ResourceException;
import io.glossa.train.eval.EvaluationSetSettings;
import io.glossa.train.stage.StageSettings;
import io.glossa.vocab.Tokenizers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Looks at everything a recipe names before any work starts, so that a broken setting costs seconds and not hours. */
final class Preflight {
    private Preflight() {}

    static void check(ResolvedRecipe resolved, List<PipelineStep> steps) {
        Recipe recipe = resolved.recipe();
        boolean model = steps.stream().anyMatch(PipelineStep::readsBaseModel);
        if (resolved.fromScratch()) {
            checkContext(resolved);
            PlanEstimate.of(resolved);
        } else if (model || Files.exists(resolved.base().resolve("config.json"))) {
            checkBase(resolved.base());
            checkContext(resolved);
            checkInitialisation(resolved);
            PlanEstimate.of(resolved);
        } else {
            Tokenizers.load(resolved.base());
        }
        checkSources(resolved);
        requireKnownTexts(recipe);
        List<String> sources =
                recipe.corpus().sources().stream().map(SourceSettings::name).toList();
        for (EvaluationSetSettings set : recipe.eval().sets()) {
            if (set.path() != null) {
                requireReadable(set.file(resolved.folder()));
            } else if (!sources.contains(set.source())) {
                throw new ConfigException(
                        "eval.sets: " + set.name() + ": " + NearestName.unknown("source", set.source(), sources));
            }
        }
    }

    /** What packing and the stages' mixtures name must be among the sources that are trained on. */
    private static void requireKnownTexts(Recipe recipe) {
        Map<String, String> languages = new TreeMap<>();
        for (SourceSettings source : recipe.corpus().sources()) {
            if (source.role() != SourceRole.EVALUATION) {
                languages.put(source.name(), source.role().languageOf(source.language()));
            }
        }
        Set<String> names = new TreeSet<>(languages.keySet());
        names.addAll(languages.values());
        recipe.pack().requireKnown(names);
        for (StageSettings stage : recipe.train().stages()) {
            if (stage.data() != null) {
                stage.data().requireKnown("stage " + stage.name(), languages);
            }
        }
    }

    /** Looks at what the corpus is made of, for verbs that need no model. */
    static void checkSources(ResolvedRecipe resolved) {
        Recipe recipe = resolved.recipe();
        for (SourceSettings source : recipe.corpus().sources()) {
            SourceRules.of(recipe.corpus().withListsFrom(resolved.folder()), source);
            if (source.pairs() != null) {
                source.pairs()
                        .languages()
                        .forEach(code -> Languages.load(code, recipe.corpus().languages()));
            }
            SourcePreflight.check(
                    source, resolved.folder(), Storages.of(recipe.spark().options()));
        }
        if (recipe.corpus().decontaminate() != null) {
            EvaluationSets.files(recipe.corpus().decontaminate().sets(), resolved.folder())
                    .keySet()
                    .forEach(Preflight::requireReadable);
        }
    }

    private static void checkBase(Path base) {
        try (Checkpoint checkpoint = Checkpoint.open(base)) {
            checkpoint.requireRowsFor(Tokenizers.load(base).size());
        }
    }

    private static void checkContext(ResolvedRecipe resolved) {
        int context = resolved.baseConfig().contextLength();
        int length = resolved.recipe().pack().sequenceLength();
        if (length > context) {
            throw new ConfigException("pack.sequence-length is " + length + ", but the base reads at most " + context
                    + " tokens (" + (resolved.fromScratch() ? "scratch.config" : resolved.base()) + "); make it "
                    + context
                    + " or less");
        }
    }

    private static void checkInitialisation(ResolvedRecipe resolved) {
        ModelConfig base = ModelConfig.read(resolved.base());
        AuxiliaryFiles files = InitStep.files(resolved);
        resolved.recipe().init().used().forEach(candidate -> candidate.check(base, files));
    }

    private static void requireReadable(Path file) {
        if (!Files.exists(file)) {
            throw new ResourceException("cannot read " + file + ": no such file or directory; check the path");
        }
        if (!Files.isReadable(file)) {
            throw new ResourceException("cannot read " + file + ": permission denied; check who may read it");
        }
    }
}
