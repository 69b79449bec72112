package io.glossa.train.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.glossa.run.AtomicFiles;
import io.glossa.run.ConfigException;
import io.glossa.run.Json;
import io.glossa.run.Settings;
import io.glossa.train.metrics.StageClock;
import io.glossa.train.stage.StageSettings;
import io.glossa.train.stage.StageSummary;
import io.glossa.train.stage.StagedTrainer;
import io.glossa.train.stage.TrainingSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * How a run stands, read from its files: no process needs to be asked.
 *
 * @param lines one a stage, for a person
 * @param finished whether every stage is
 */
record RunWatch(List<String> lines, boolean finished) {
    /** Steps that the expected end is reckoned from. */
    private static final int RECENT = 50;

    RunWatch {
        lines = List.copyOf(lines);
    }

    /** Looks at a run of the trainer or of a whole recipe. */
    static RunWatch of(Path run) {
        Path plan = run.resolve(Launch.FILE);
        if (!Files.exists(plan)) {
            throw new ConfigException(run + " holds no " + Launch.FILE + "; expected the directory of a run");
        }
        TrainingSettings train = Settings.read(plan)
                .below("train")
                .orElseThrow(() -> new ConfigException(plan + " has no key 'train'; expected the plan of a run"))
                .bind(TrainingSettings.class);
        List<String> lines = new ArrayList<>();
        boolean finished = true;
        for (int i = 0; i < train.stages().size(); i++) {
            StageSettings stage = train.stages().get(i);
            Path directory = StagedTrainer.directory(run.resolve("train"), i, stage);
            Path partial = directory.resolveSibling(directory.getFileName() + ".partial");
            if (Files.isDirectory(directory)) {
                lines.add(finished(directory));
            } else {
                finished = false;
                lines.add(directory.getFileName() + ": "
                        + (Files.isDirectory(partial) ? running(partial, stage) : "waiting"));
            }
        }
        return new RunWatch(lines, finished);
    }

    private static String finished(Path directory) {
        StageSummary summary = Json.read(directory.resolve(StageSummary.FILE), StageSummary.class);
        return directory.getFileName() + ": done, " + summary.steps() + " steps, "
                + measure(summary.distillation().isPresent()) + " " + number(summary.lastLoss()) + ", bits per byte "
                + shown(Json.mapper().valueToTree(summary.validationAfter()))
                + held(summary.watch().refused() + summary.watch().skipped())
                + (summary.watch().ended().isEmpty()
                        ? ""
                        : "; ended early: " + summary.watch().ended());
    }

    private static String running(Path partial, StageSettings stage) {
        List<JsonNode> metrics = lines(partial.resolve("metrics.jsonl"));
        List<JsonNode> timing = lines(partial.resolve(StageClock.TIMING));
        long step = 0;
        String measure = measure(stage.kind() == StageSettings.Kind.DISTILLATION);
        double loss = Double.NaN;
        long held = 0;
        String validation = "";
        for (JsonNode line : metrics) {
            step = line.path("step").asLong(step);
            loss = line.has("validation") ? loss : line.path(measure).asDouble(loss);
            held += line.has("verdict") ? 1 : 0;
            validation = line.has("validation") ? ", bits per byte " + shown(line.path("validation")) : validation;
        }
        List<JsonNode> recent = timing.subList(Math.max(0, timing.size() - RECENT), timing.size());
        if (step == 0 || recent.isEmpty()) {
            return "step 0 of " + stage.stepCount();
        }
        double seconds = recent.stream()
                .mapToDouble(line -> line.path("seconds").asDouble())
                .average()
                .orElseThrow();
        double tokens = recent.stream()
                .mapToDouble(line -> line.path("tokens_per_second").asDouble())
                .average()
                .orElseThrow();
        return String.format(
                        Locale.ROOT,
                        "step %,d of %,d, %s %s, %,.0f tokens/s, about %s left",
                        step,
                        stage.stepCount(),
                        measure,
                        number(loss),
                        tokens,
                        ConsoleProgress.duration(seconds * (stage.stepCount() - step)))
                + validation
                + held(held);
    }

    /** Nats, or how far hidden states lie apart in a distillation; the key of a step's metrics too. */
    private static String measure(boolean distillation) {
        return distillation ? "distance" : "loss";
    }

    private static String held(long updates) {
        return updates == 0 ? "" : ", " + updates + " updates held back";
    }

    private static String shown(JsonNode validation) {
        List<String> sources = new ArrayList<>();
        validation
                .properties()
                .forEach(source -> sources.add(
                        source.getKey() + " " + number(source.getValue().asDouble())));
        return String.join(" ", sources);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }

    /** Whole lines only: the last one may be on its way. */
    private static List<JsonNode> lines(Path file) {
        List<JsonNode> lines = new ArrayList<>();
        if (!Files.exists(file)) {
            return lines;
        }
        try (Stream<String> all = Files.lines(file)) {
            for (String line : (Iterable<String>) all::iterator) {
                lines.add(Json.mapper().readTree(line));
            }
        } catch (JsonProcessingException e) {
            return lines;
        } catch (IOException e) {
            throw AtomicFiles.failure("read", file, e);
        }
        return lines;
    }
}
