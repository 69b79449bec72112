package io.glossa.train.stage;

import com.fasterxml.jackson.databind.JsonNode;
import io.glossa.run.NumericException;
import io.glossa.train.data.DataAccount;
import io.glossa.train.metrics.JsonLines;
import io.glossa.train.model.Leaf;
import io.glossa.train.model.LeafInfo;
import io.glossa.train.stage.select.TrainedGroup;
import io.glossa.train.stage.select.TrainedParts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Puts together what a finished stage says of itself. */
final class SummaryWriter {
    private final Path directory;
    private final StageSettings stage;
    private final TrainedParts parts;
    private final StageOutput output;

    SummaryWriter(Path directory, StageSettings stage, TrainedParts parts, StageOutput output) {
        this.directory = directory;
        this.stage = stage;
        this.parts = parts;
        this.output = output;
    }

    /** Checks the frozen weights, reads the metrics back and follows what moved. */
    StageSummary summarise(StageState end, StageCourse course, Objective objective) {
        if (!output.frozenIsUnchanged()) {
            throw new IllegalStateException("stage " + stage.name() + " changed weights that it does not train");
        }
        List<JsonNode> lines = JsonLines.read(directory.resolve(StageRun.METRICS_FILE));
        String key = StageMetrics.lossKey(stage.kind());
        List<JsonNode> losses = lines.stream()
                .filter(line -> line.has(key) && !line.has("validation"))
                .toList();
        if (losses.isEmpty()) {
            throw new NumericException("stage " + stage.name() + ": none of its " + end.step()
                    + " steps moved the weights; " + StageRun.METRICS_FILE
                    + " says why for each. Lower learning-rate, or raise watch.spike-sigma");
        }
        List<JsonNode> validations =
                lines.stream().filter(line -> line.has("validation")).toList();
        DataAccount account = objective.account(output.model().vocabularySize(), end.step());
        return new StageSummary(
                stage.name(),
                end.step(),
                end(end),
                end.tokens(),
                end.bytes(),
                sizes(output.optimizer().leaves()),
                sizes(output.frozen()),
                true,
                losses.get(0).get(key).asDouble(),
                losses.get(losses.size() - 1).get(key).asDouble(),
                course.learningRate(end.step()),
                JsonLines.bitsPerByte(validations.get(0)),
                JsonLines.bitsPerByte(validations.get(validations.size() - 1)),
                groups(),
                adapter(),
                NewRowTable.write(directory, output.source(), output.model(), account.occurrences()),
                account.sources(),
                objective.distillation(
                        end.step(),
                        validations.get(0).path("distance").asDouble(),
                        validations.get(validations.size() - 1).path("distance").asDouble()),
                new StageSummary.Watch(end.watch().refused(), end.watch().skipped(), end.ended()));
    }

    private static StageSummary.End end(StageState end) {
        if (end.ended().isEmpty()) {
            return StageSummary.End.PLANNED;
        }
        return end.ended().equals(Plateau.REASON) ? StageSummary.End.PLATEAU : StageSummary.End.BUDGET;
    }

    private List<StageSummary.Group> groups() {
        Map<String, Leaf> leaves = new HashMap<>();
        output.optimizer().leaves().forEach(leaf -> leaves.put(leaf.name(), leaf));
        List<StageSummary.Group> groups = new ArrayList<>();
        for (TrainedGroup group : parts.groups()) {
            Movement movement = new Movement();
            for (LeafInfo info : group.leaves()) {
                if (info.part() != LeafInfo.Part.ADAPTER) {
                    movement.add(
                            output.source(),
                            leaves.get(info.name()),
                            output.model().kernels());
                }
            }
            groups.add(new StageSummary.Group(
                    group.part(),
                    group.learningRate(),
                    group.leaves().stream().mapToDouble(group::decay).max().orElse(0),
                    group.leaves().stream().mapToLong(LeafInfo::size).sum(),
                    movement.relative()));
        }
        return groups;
    }

    private Optional<StageSummary.Adapter> adapter() {
        return output.model()
                .weights()
                .adapter()
                .map(form -> AdapterTable.write(
                        directory,
                        form,
                        output.source(),
                        output.model(),
                        output.handover().keepsAdapter()));
    }

    private static SortedMap<String, Long> sizes(List<Leaf> leaves) {
        SortedMap<String, Long> sizes = new TreeMap<>();
        leaves.forEach(leaf -> sizes.put(leaf.name(), leaf.size()));
        return sizes;
    }
}
