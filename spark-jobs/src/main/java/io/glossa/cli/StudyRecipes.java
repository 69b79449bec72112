package io.glossa.cli;

import io.glossa.run.ConfigException;
import io.glossa.run.Hashes;
import io.glossa.run.Json;
import io.glossa.run.Settings;
import io.glossa.study.StudySettings;
import io.glossa.train.Device;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

/**
 * The recipes of a study's arms, and where their steps stand.
 *
 * <p>Arms whose settings for a step and all before it are equal share the step: its directory is named by a hash of them. The hash only
 * names; whether a step is up to date is told by its manifest.
 *
 * @param study the file
 * @param settings what it says
 * @param base the recipe that all arms begin with
 * @param folder that relative paths of the recipe and of the arms start from
 * @param root the study's directory
 */
record StudyRecipes(
        Settings study, StudySettings settings, Settings base, Path folder, Path root, Device device, int threads) {
    private static final String STEPS = "steps";
    private static final int NAME_DIGITS = 12;

    /** Reads the recipe that a study's file names. */
    static StudyRecipes read(Path file, Settings study, StudySettings settings, Path root, Device device, int threads) {
        RecipeLibrary library = RecipeLibrary.recipes();
        Path recipe = library.beside(file, settings.recipe());
        return new StudyRecipes(
                study,
                settings,
                library.read(recipe),
                recipe.toAbsolutePath().normalize().getParent(),
                root.toAbsolutePath().normalize(),
                device,
                threads);
    }

    /** An arm's recipe under a seed. */
    ResolvedRecipe of(String arm, long seed) {
        Settings tree = study.below("arms")
                .flatMap(arms -> arms.below(arm))
                .map(changes -> changes.over(base))
                .orElse(base)
                .set("seed=" + seed)
                .set("init.seed=" + seed);
        try {
            Recipe recipe = tree.bind(Recipe.class);
            return new ResolvedRecipe(recipe, folder, new RunLayout(root, shared(recipe)), device, threads, false);
        } catch (ConfigException e) {
            throw new ConfigException("arm " + arm + ": " + e.getMessage(), e);
        }
    }

    private Map<String, Path> shared(Recipe recipe) {
        String corpus = name(folder.toString(), recipe.corpus(), recipe.shards());
        String scratch = name(corpus, recipe.scratch(), recipe.language(), recipe.seed());
        String vocab = name(corpus, recipe.base() == null ? scratch : recipe.base(), recipe.language(), recipe.vocab());
        String pack = name(vocab, recipe.pack());
        String vectors = name(pack, recipe.seed());
        // The first stage judges between strategies where there are several.
        String init = name(vectors, recipe.init(), recipe.init().used().size() > 1 ? recipe.train() : "one strategy");
        return Map.of(
                "corpus", step("corpus", corpus),
                "scratch", step("scratch", scratch),
                "vocab", step("vocab", vocab),
                "pack", step("pack", pack),
                "vectors", step("vectors", vectors),
                "init", step("init", init));
    }

    private Path step(String step, String name) {
        return root.resolve(STEPS).resolve(step + "-" + name);
    }

    private static String name(Object... settings) {
        return Hashes.sha256(Json.line(Arrays.asList(settings))).substring(0, NAME_DIGITS);
    }
}
