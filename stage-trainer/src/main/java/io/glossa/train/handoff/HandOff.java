package io.glossa.train.handoff;

import io.glossa.checkpoint.ModelConfig;
import io.glossa.checkpoint.NewRows;
import io.glossa.run.ConfigException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * What is handed off, and where to.
 *
 * @param directory that is written; {@value #MODEL} in it holds the model
 * @param config of the model
 * @param newRows rows of the vocabulary matrices that the base did not have
 * @param endId id of the token that ends a text
 * @param pack the finished {@code pack/}
 * @param replaySources sources of the pack that are replay
 * @param stage what is trained
 * @param seed of the order
 */
record HandOff(
        Path directory,
        ModelConfig config,
        NewRows newRows,
        int endId,
        Path pack,
        List<String> replaySources,
        HandOffStage stage,
        long seed) {
    /** Folder of the model. */
    static final String MODEL = "model";
    /** Folder of the data. */
    static final String DATA = "data";

    HandOff {
        replaySources = List.copyOf(replaySources);
    }

    /** Hands on the documents of a split, mixed as the stage asks. */
    void forEachDocument(String split, Consumer<int[]> action) {
        boolean training = split.equals("train");
        DocumentMix.open(pack.resolve(split), training ? replaySources : List.of(), training ? stage.replayShare() : 0)
                .forEach(document -> action.accept(ended(document)));
    }

    /** The trainer's name of a schedule; refused when it has none. */
    String schedule(String target, Map<String, String> names) {
        String name = names.get(stage.schedule());
        if (name == null) {
            throw new ConfigException("stage " + stage.name() + ": schedule is " + stage.schedule() + "; " + target
                    + " is handed " + String.join(", ", new TreeMap<>(names).keySet()));
        }
        return name;
    }

    /** Refuses a stage that freezes parts, for a trainer that trains all weights. */
    void requireWholeModel(String target) {
        if (!stage.trainsAll()) {
            throw new ConfigException("stage " + stage.name() + ": trains " + stage.trains() + ", but " + target
                    + " trains all weights; hand off a stage that trains all, or take axolotl");
        }
    }

    /** Refuses blocks that are not Llama's own, and a window narrower than the sequences. */
    void requireOrdinaryBlocks(String target) {
        if (!config.plainBlocks()) {
            throw new ConfigException("model_type of the model is " + config.modelType() + "; " + target
                    + " is handed blocks without biases and without norms of queries and keys: choose axolotl");
        }
        if (config.narrowestWindow() < stage.sequenceLength()) {
            throw new ConfigException("sliding_window of the model is " + config.narrowestWindow() + "; " + target
                    + " is handed sequences that fit the window, these have " + stage.sequenceLength());
        }
    }

    private int[] ended(int[] document) {
        if (document[document.length - 1] == endId) {
            return document;
        }
        int[] ended = Arrays.copyOf(document, document.length + 1);
        ended[document.length] = endId;
        return ended;
    }
}
