package io.glossa.train.stage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.glossa.checkpoint.Checkpoint;
import io.glossa.run.AtomicFiles;
import io.glossa.run.FormatException;
import io.glossa.run.Json;
import io.glossa.run.NumericException;
import io.glossa.train.model.DecoderModel;
import io.glossa.train.model.Leaf;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Puts together what a finished stage says of itself. */
final class SummaryWriter {
    private SummaryWriter() {}

    /** Checks the frozen weights, reads the metrics back and follows the added rows. */
    static StageSummary summarise(
            Path directory,
            StageSettings stage,
            Checkpoint source,
            DecoderModel model,
            List<Leaf> trained,
            TrainingData data,
            StageState end) {
        List<Leaf> frozen = model.weights().leaves().stream()
                .filter(leaf -> !trained.contains(leaf))
                .toList();
        if (!FinishedModel.sameBits(directory.resolve(StageRun.MODEL_DIRECTORY), source, model, frozen)) {
            throw new IllegalStateException("stage " + stage.name() + " changed weights that it does not train");
        }
        List<JsonNode> lines = metrics(directory.resolve(StageRun.METRICS_FILE));
        List<JsonNode> losses = lines.stream().filter(line -> line.has("loss")).toList();
        if (losses.isEmpty()) {
            throw new NumericException("stage " + stage.name() + ": none of its " + end.step()
                    + " steps moved the weights; " + StageRun.METRICS_FILE
                    + " says why for each. Lower learning-rate, or raise watch.spike-sigma");
        }
        List<JsonNode> validations =
                lines.stream().filter(line -> line.has("validation")).toList();
        return new StageSummary(
                stage.name(),
                end.step(),
                end.tokens(),
                end.bytes(),
                sizes(trained),
                sizes(frozen),
                true,
                losses.get(0).get("loss").asDouble(),
                losses.get(losses.size() - 1).get("loss").asDouble(),
                bitsPerByte(validations.get(0)),
                bitsPerByte(validations.get(validations.size() - 1)),
                NewRowTable.write(directory, source, model, data.occurrences(model.vocabularySize(), end.step())),
                new StageSummary.Watch(end.watch().refused(), end.watch().skipped(), end.ended()));
    }

    private static List<JsonNode> metrics(Path file) {
        try {
            List<JsonNode> lines = new ArrayList<>();
            for (String line : Files.readAllLines(file)) {
                lines.add(Json.mapper().readTree(line));
            }
            return lines;
        } catch (JsonProcessingException e) {
            throw new FormatException(file + ": a line is not JSON: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw AtomicFiles.failure("read", file, e);
        }
    }

    private static SortedMap<String, Long> sizes(List<Leaf> leaves) {
        SortedMap<String, Long> sizes = new TreeMap<>();
        leaves.forEach(leaf -> sizes.put(leaf.name(), leaf.size()));
        return sizes;
    }

    private static SortedMap<String, Double> bitsPerByte(JsonNode line) {
        SortedMap<String, Double> bitsPerByte = new TreeMap<>();
        line.get("validation")
                .properties()
                .forEach(entry ->
                        bitsPerByte.put(entry.getKey(), entry.getValue().asDouble()));
        return bitsPerByte;
    }
}
