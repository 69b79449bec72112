package io.glossa.train.stage;

import io.glossa.checkpoint.ModelConfig;
import io.glossa.run.ConfigException;
import io.glossa.train.model.Depth;

/**
 * How a stage of the kind {@code distillation} compares: {@code {layer: last, snippets-per-piece: 25, window: 50}}.
 *
 * @param layer whose hidden states are compared: {@code last} for what the head reads, behind the final norm, or the number of a block,
 *     from 1, for what it gives; {@code last} by default. A third of the depth can be better and costs a third
 * @param snippetsPerPiece texts for each new piece at most; 25 by default
 * @param window base tokens of a text at most; 50 by default
 */
public record DistillationSettings(String layer, Integer snippetsPerPiece, Integer window) {
    private static final String LAST = "last";

    public DistillationSettings {
        layer = layer == null ? LAST : layer;
        snippetsPerPiece = snippetsPerPiece == null ? 25 : snippetsPerPiece;
        window = window == null ? 50 : window;
        require(
                "layer",
                layer,
                layer.equals(LAST) || layer.matches("[1-9]\\d{0,5}"),
                "last, or a block's number from 1");
        require("snippets-per-piece", snippetsPerPiece, snippetsPerPiece > 0, "1 or more");
        require("window", window, window > 1, "2 or more base tokens");
    }

    /** All defaults. */
    static DistillationSettings defaults() {
        return new DistillationSettings(null, null, null);
    }

    /** The place in a model's forward pass; a layer beyond it is refused. */
    Depth depth(String stage, ModelConfig config) {
        if (layer.equals(LAST)) {
            return Depth.last(config);
        }
        int blocks = Integer.parseInt(layer);
        if (blocks > config.layers()) {
            throw new ConfigException("stage " + stage + ": distillation.layer is " + layer + ", but this model has "
                    + config.layers() + " blocks; expected last, or 1 to " + config.layers());
        }
        return new Depth(blocks, false);
    }

    /** Refuses a window that a model cannot read. */
    void requireContext(String stage, ModelConfig config) {
        if (longest() > config.contextLength()) {
            throw new ConfigException(
                    "stage " + stage + ": distillation.window is " + window + ", with a token before it "
                            + longest() + ", but this model reads at most " + config.contextLength() + "; make it "
                            + (config.contextLength() - 1) + " or less");
        }
    }

    /** Tokens of a text at most, with the one that begins it. */
    int longest() {
        return window + 1;
    }

    private static void require(String key, Object value, boolean holds, String expected) {
        if (!holds) {
            throw new ConfigException("distillation: " + key + " is " + value + "; expected " + expected);
        }
    }
}
