package io.glossa.cli;

import io.glossa.run.ConfigException;
import io.glossa.run.InputIdentity;
import io.glossa.run.Manifest;
import io.glossa.run.Progress;
import io.glossa.spark.SparkSessions;
import io.glossa.train.stage.StageSettings;
import io.glossa.train.stage.StagedTrainer;
import java.nio.file.Path;
import java.util.List;

/**
 * What the steps of one run share. Closing it ends Spark, if a step started it.
 *
 * @param resolved the recipe and the run's directory
 * @param progress where long work is shown
 */
record RunContext(ResolvedRecipe resolved, Progress progress) implements AutoCloseable {
    Recipe recipe() {
        return resolved.recipe();
    }

    RunLayout layout() {
        return resolved.layout();
    }

    /**
     * The identity of an earlier step's directory.
     *
     * @param verb the verb that makes it
     */
    String finished(Path directory, String verb) {
        if (Manifest.find(directory).isEmpty()) {
            throw new ConfigException(directory + " is not there yet; run 'glossa " + verb
                    + "' (or 'glossa adapt', which runs every step) with the same recipe and --out first");
        }
        return InputIdentity.of(directory);
    }

    /** The Hugging Face directory that the last stage left. */
    Path trainedModel() {
        List<StageSettings> stages = recipe().train().stages();
        int last = stages.size() - 1;
        finished(StagedTrainer.directory(layout().train(), last, stages.get(last)), "train");
        return StagedTrainer.model(layout().train(), last, stages.get(last));
    }

    @Override
    public void close() {
        SparkSessions.stop();
    }
}
