package io.glossa.train.stage;

import com.fasterxml.jackson.databind.JsonNode;
import io.glossa.train.metrics.JsonLines;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * Whether the validation loss of the target has stopped falling.
 *
 * <p><b>Formula.</b> The loss of a validation is the mean of the bits per byte of its target sources. It is a gain when it is below
 * {@code (1 - minimum gain)} times the loss at the last gain, so that small gains add up; the stage ends at the validation that is the {@code patience}-th in a row
 * without one. The validation before the first step is what the first gain is measured from.
 *
 * <p><b>Determinism.</b> A function of the validations in order, which a resumed stage reads back from {@code metrics.jsonl}.
 */
final class Plateau {
    /** What a stage that it ended says. */
    static final String REASON = "the validation loss of the target no longer falls";

    private final PlateauSettings settings;
    private final List<String> replaySources;
    private double best = Double.POSITIVE_INFINITY;
    private int without;

    Plateau(PlateauSettings settings, List<String> replaySources) {
        this.settings = settings;
        this.replaySources = List.copyOf(replaySources);
    }

    /** Takes in the validations among the lines of a log. */
    void read(List<JsonNode> lines) {
        for (JsonNode line : lines) {
            if (line.has("validation")) {
                see(JsonLines.bitsPerByte(line));
            }
        }
    }

    /** Takes in a validation: bits per byte by source. */
    void see(SortedMap<String, Double> validation) {
        double loss = validation.entrySet().stream()
                .filter(source -> !replaySources.contains(source.getKey()))
                .mapToDouble(Map.Entry::getValue)
                .average()
                .orElse(Double.NaN);
        if (Double.isInfinite(best) || loss < best * (1 - settings.minimumGain())) {
            best = loss;
            without = 0;
        } else {
            without++;
        }
    }

    /** Whether the stage ends here. */
    boolean reached() {
        return without >= settings.patience();
    }
}
