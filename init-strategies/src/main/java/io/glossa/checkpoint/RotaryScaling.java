package io.glossa.checkpoint;

import com.fasterxml.jackson.databind.JsonNode;
import io.glossa.run.FormatException;
import io.glossa.run.NearestName;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * How rotary frequencies are stretched so that a model reaches further than it was first trained for.
 *
 * <p><b>Source.</b> {@code modeling_rope_utils.py} of Hugging Face Transformers 4.57: the kinds {@code default},
 * {@code linear}, {@code dynamic}, {@code llama3} and {@code yarn}. Others are refused, because a model would run and be quietly
 * wrong.
 */
public sealed interface RotaryScaling {
    /**
     * The stretched frequencies, in radians a position.
     *
     * @param frequencies {@code [headSize / 2]}, as {@code base^(-2i / headSize)}; not changed
     * @param base of these frequencies
     */
    double[] scale(double[] frequencies, double base);

    /** What cosines and sines are multiplied by. */
    default double amplitude() {
        return 1;
    }

    /** As trained. */
    record None() implements RotaryScaling {
        @Override
        public double[] scale(double[] frequencies, double base) {
            return frequencies.clone();
        }
    }

    /** Every frequency divided by one factor (position interpolation, Chen et al., arXiv 2306.15595). */
    record Linear(double factor) implements RotaryScaling {
        @Override
        public double[] scale(double[] frequencies, double base) {
            return each(frequencies, frequency -> frequency / factor);
        }
    }

    /**
     * Frequencies that grow longer with the text, beyond {@code max_position_embeddings} only: up to there, which is as far as
     * Glossa reads, they are as trained.
     */
    record Dynamic(double factor) implements RotaryScaling {
        @Override
        public double[] scale(double[] frequencies, double base) {
            return frequencies.clone();
        }
    }

    /**
     * Llama 3.1's: low frequencies divided by {@code factor}, high ones kept, those between blended by where their wave
     * length lies in the original context.
     */
    record ByWaveLength(double factor, double lowFactor, double highFactor, double originalContext)
            implements RotaryScaling {
        @Override
        public double[] scale(double[] frequencies, double base) {
            return each(frequencies, this::scale);
        }

        private double scale(double frequency) {
            double waveLength = 2 * Math.PI / frequency;
            if (waveLength < originalContext / highFactor) {
                return frequency;
            }
            if (waveLength > originalContext / lowFactor) {
                return frequency / factor;
            }
            double blend = (originalContext / waveLength - lowFactor) / (highFactor - lowFactor);
            return (1 - blend) * frequency / factor + blend * frequency;
        }
    }

    /**
     * YaRN: dimensions that turn often within the original context are kept, those that turn seldom are divided by
     * {@code factor}, with a ramp between; and attention is sharpened by an amplitude.
     *
     * <p><b>Formula.</b> Dimension pair i turns r times where {@code i = d ln(context / (2 pi r)) / (2 ln base)}, d the head
     * size; the ramp runs between the pairs of {@code betaFast} and {@code betaSlow} turns.
     *
     * <p><b>Source.</b> Peng et al., arXiv 2309.00071.
     *
     * @param truncate whether the ramp's ends are rounded outward to whole pairs
     */
    record Yarn(
            double factor, double originalContext, double betaFast, double betaSlow, double amplitude, boolean truncate)
            implements RotaryScaling {
        @Override
        public double[] scale(double[] frequencies, double base) {
            int pairs = frequencies.length;
            double low = pair(betaFast, pairs, base);
            double high = pair(betaSlow, pairs, base);
            if (truncate) {
                low = Math.floor(low);
                high = Math.ceil(high);
            }
            low = Math.max(low, 0);
            high = Math.min(high, 2.0 * pairs - 1);
            double width = high == low ? 0.001 : high - low;
            double[] scaled = new double[pairs];
            for (int i = 0; i < pairs; i++) {
                double kept = 1 - Math.min(1, Math.max(0, (i - low) / width));
                scaled[i] = frequencies[i] / factor * (1 - kept) + frequencies[i] * kept;
            }
            return scaled;
        }

        private double pair(double turns, int pairs, double base) {
            return pairs * Math.log(originalContext / (turns * 2 * Math.PI)) / Math.log(base);
        }
    }

    /** Reads {@code rope_scaling} or {@code rope_parameters}; absent, null and {@code default} mean none. */
    static RotaryScaling of(JsonNode parameters, int contextLength, String source) {
        if (parameters.isMissingNode() || parameters.isNull()) {
            return new None();
        }
        String kind =
                parameters.path("rope_type").asText(parameters.path("type").asText("default"));
        return switch (kind) {
            case "default" -> new None();
            case "linear" -> new Linear(number(parameters, "factor", source));
            case "dynamic" -> new Dynamic(number(parameters, "factor", source));
            case "llama3" ->
                new ByWaveLength(
                        number(parameters, "factor", source),
                        number(parameters, "low_freq_factor", source),
                        number(parameters, "high_freq_factor", source),
                        originalContext(parameters, contextLength));
            case "yarn" -> yarn(parameters, contextLength, source);
            default ->
                throw new FormatException(source + ": rope_scaling: "
                        + NearestName.unknown(
                                "rotary scaling", kind, List.of("default", "linear", "dynamic", "llama3", "yarn"))
                        + "; choose a base without it");
        };
    }

    private static Yarn yarn(JsonNode parameters, int contextLength, String source) {
        double factor = number(parameters, "factor", source);
        double amplitude;
        if (parameters.hasNonNull("attention_factor")) {
            amplitude = number(parameters, "attention_factor", source);
        } else if (parameters.path("mscale").asDouble(0) != 0
                && parameters.path("mscale_all_dim").asDouble(0) != 0) {
            amplitude = sharpness(factor, number(parameters, "mscale", source))
                    / sharpness(factor, number(parameters, "mscale_all_dim", source));
        } else {
            amplitude = sharpness(factor, 1);
        }
        return new Yarn(
                factor,
                originalContext(parameters, contextLength),
                parameters.path("beta_fast").asDouble(32),
                parameters.path("beta_slow").asDouble(1),
                amplitude,
                parameters.path("truncate").asBoolean(true));
    }

    private static double sharpness(double factor, double scale) {
        return factor <= 1 ? 1 : 0.1 * scale * Math.log(factor) + 1;
    }

    private static double originalContext(JsonNode parameters, int contextLength) {
        return parameters.path("original_max_position_embeddings").asDouble(contextLength);
    }

    private static double[] each(double[] frequencies, DoubleUnaryOperator change) {
        return Arrays.stream(frequencies).map(change).toArray();
    }

    private static double number(JsonNode parameters, String key, String source) {
        double value = parameters.path(key).asDouble(Double.NaN);
        if (!(value > 0)) {
            throw new FormatException(
                    source + ": rope_scaling." + key + " is " + parameters.get(key) + "; expected a number above 0");
        }
        return value;
    }
}
