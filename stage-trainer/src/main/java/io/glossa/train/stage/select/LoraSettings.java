package io.glossa.train.stage.select;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.glossa.run.ConfigException;
import io.glossa.train.model.LowRankAdapter;
import java.util.List;
import java.util.Optional;

/**
 * The adapter of a stage: its {@code lora} block.
 *
 * @param rank of the matrices added to projections; 16 by default
 * @param alpha numerator of their scale; 32 by default
 * @param targets projections that get one, all seven of {@link LowRankAdapter#PROJECTIONS} by default
 * @param rslora whether the scale is {@code alpha / sqrt(rank)} and not {@code alpha / rank}; false by default
 * @param learningRate of the adapter; the stage's unless given
 * @param after what becomes of it behind the stage; merged by default
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LoraSettings(
        Integer rank, Double alpha, List<String> targets, Boolean rslora, Double learningRate, After after) {
    /** What becomes of an adapter where its stage ends. */
    public enum After {
        /** Added to the weights, which are the model from then on. */
        @JsonProperty("merge")
        MERGE,
        /** Kept beside them and handed to the next stage. */
        @JsonProperty("keep")
        KEEP
    }

    public LoraSettings {
        rank = rank == null ? 16 : rank;
        alpha = alpha == null ? 32.0 : alpha;
        targets = targets == null ? LowRankAdapter.PROJECTIONS : List.copyOf(targets);
        rslora = rslora == null ? Boolean.FALSE : rslora;
        after = after == null ? After.MERGE : after;
        require("rank", rank, rank > 0, "1 or more");
        require("alpha", alpha, alpha > 0 && Double.isFinite(alpha), "a number above 0");
        require("targets", targets, !targets.isEmpty(), "at least one projection, such as q_proj");
        targets = new LowRankAdapter(rank, alpha, rslora, targets).targets();
        require("learning-rate", learningRate, learningRate == null || learningRate > 0, "a number above 0");
    }

    /** An adapter with every default. */
    public static LoraSettings defaults() {
        return new LoraSettings(null, null, null, null, null, null);
    }

    /** The rate of its own, if it has one. */
    public Optional<Double> ownLearningRate() {
        return Optional.ofNullable(learningRate);
    }

    /** The adapter's form, which a model's layout can take. */
    public LowRankAdapter adapter() {
        return new LowRankAdapter(rank, alpha, rslora, targets);
    }

    private static void require(String key, Object value, boolean holds, String expected) {
        if (!holds) {
            throw new ConfigException("lora: " + key + " is " + value + "; expected " + expected);
        }
    }
}
