package io.glossa.checkpoint;

import com.fasterxml.jackson.databind.JsonNode;
import io.glossa.run.FormatException;
import io.glossa.run.NearestName;
import java.util.List;

/**
 * How rotary frequencies are stretched so that a model reaches further than it was first trained for.
 *
 * <p><b>Source.</b> {@code modeling_rope_utils.py} of Hugging Face Transformers: the kinds {@code default},
 * {@code linear} and {@code llama3}. Others are refused, because a model would run and be quietly wrong.
 */
public sealed interface RotaryScaling {
    /** The stretched frequency, in radians a position. */
    double scale(double frequency);

    /** As trained. */
    record None() implements RotaryScaling {
        @Override
        public double scale(double frequency) {
            return frequency;
        }
    }

    /** Every frequency divided by one factor (position interpolation). */
    record Linear(double factor) implements RotaryScaling {
        @Override
        public double scale(double frequency) {
            return frequency / factor;
        }
    }

    /**
     * Llama 3.1's: low frequencies divided by {@code factor}, high ones kept, those between blended by where their wave
     * length lies in the original context.
     */
    record ByWaveLength(double factor, double lowFactor, double highFactor, double originalContext)
            implements RotaryScaling {
        @Override
        public double scale(double frequency) {
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
            case "llama3" ->
                new ByWaveLength(
                        number(parameters, "factor", source),
                        number(parameters, "low_freq_factor", source),
                        number(parameters, "high_freq_factor", source),
                        parameters.path("original_max_position_embeddings").asDouble(contextLength));
            default ->
                throw new FormatException(source + ": rope_scaling: "
                        + NearestName.unknown("rotary scaling", kind, List.of("default", "linear", "llama3"))
                        + "; choose a base without it");
        };
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
