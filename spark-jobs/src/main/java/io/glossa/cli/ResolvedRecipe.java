package io.glossa.cli;

import io.glossa.checkpoint.ModelConfig;
import io.glossa.init.scratch.ScratchSettings;
import io.glossa.run.ConfigException;
import io.glossa.run.GlossaVersion;
import io.glossa.run.Settings;
import io.glossa.train.Device;
import io.glossa.train.kernel.TorchRuntime;
import io.glossa.vocab.Tokenizers;
import java.nio.file.Path;

/**
 * A recipe with every default filled in, and where it stands and runs.
 *
 * @param recipe the settings of all steps
 * @param folder the recipe file's own folder: relative paths in it start here
 * @param layout the run's directory
 * @param device where models run
 * @param threads of the processor
 * @param force whether stages begin although the planner says that memory will not do
 */
record ResolvedRecipe(Recipe recipe, Path folder, RunLayout layout, Device device, int threads, boolean force) {
    /** Reads the recipe, applies {@code --set} and {@code --seed}, and refuses what is not allowed. */
    static ResolvedRecipe of(RecipeOptions options) {
        RecipeLibrary library = RecipeLibrary.recipes();
        Path file = library.resolve(options.recipe).toAbsolutePath().normalize();
        Settings settings = library.read(file);
        for (String assignment : options.assignments) {
            settings = settings.set(assignment);
        }
        if (options.seed != null) {
            settings = settings.set("seed=" + options.seed);
        }
        Recipe recipe = settings.bind(Recipe.class);
        int threads = threads(options.threads);
        Path out = options.out != null ? options.out : Path.of("runs", recipe.name());
        return new ResolvedRecipe(
                recipe, file.getParent(), new RunLayout(out), Device.parse(options.device), threads, options.force);
    }

    /** What {@code --threads} says; all cores unless given. */
    static int threads(Integer option) {
        int threads = option != null ? option : TorchRuntime.defaultThreads();
        if (threads < 1) {
            throw new ConfigException("--threads " + threads + ": must be at least 1");
        }
        return threads;
    }

    /** Whether the run makes its base itself. */
    boolean fromScratch() {
        return recipe.scratch() != null;
    }

    /** The base model's directory; that of a model from scratch is there after its step. */
    Path base() {
        return fromScratch() ? layout.scratch() : folder.resolve(recipe.base()).normalize();
    }

    /** The base's configuration, known before a model from scratch is made. */
    ModelConfig baseConfig() {
        if (!fromScratch()) {
            return ModelConfig.read(base());
        }
        ScratchSettings scratch = recipe.scratch();
        return scratch.configFor(
                scratch.tokenizer() == null
                        ? scratch.vocabulary().size()
                        : Tokenizers.load(scratch.tokenizerIn(folder)).size());
    }

    /** What {@code plan.yaml} holds. */
    String planYaml() {
        return "# The resolved recipe of this run: every default filled in. Glossa " + GlossaVersion.get() + ", Java "
                + Runtime.version().feature() + ".\n# Relative paths start from " + folder + "\n"
                + Settings.toYaml(recipe);
    }
}
