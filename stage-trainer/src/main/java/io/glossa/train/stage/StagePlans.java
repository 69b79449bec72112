package io.glossa.train.stage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.glossa.run.ConfigException;
import io.glossa.run.NearestName;
import io.glossa.run.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The plans of published systems that ship, as data: {@code stage-plans/NAME.yaml} among the resources. */
public final class StagePlans {
    private static final String FOLDER = "/stage-plans/";
    private static final String RATE = "learning-rate";
    private static final String MICRO_BATCH = "micro-batch-tokens";
    private static final Set<String> ENDS = Set.of("steps", "tokens", "bytes", "plateau");

    private StagePlans() {}

    /** Their names, sorted. */
    public static List<String> names() {
        return resource("index").lines().sorted().toList();
    }

    /** The file of a plan; an unknown name is refused with the nearest known. */
    public static String text(String name) {
        if (!names().contains(name)) {
            throw new ConfigException("plan: " + NearestName.unknown("plan", name, names()));
        }
        return resource(name + ".yaml");
    }

    /** The first line of a plan's file: what it is. */
    public static String description(String name) {
        return text(name).lines().findFirst().orElse("").replaceFirst("^#\\s*", "");
    }

    /**
     * The stages of a plan with the changes that are wanted. An end replaces the plan's, whichever of the four it is; a batch
     * without a micro-batch is in memory at once.
     *
     * <p><b>Errors.</b> {@link ConfigException} for a stage that the plan does not have, and for keys that no stage has.
     */
    public static List<StageSettings> stages(PlanSettings settings) {
        Settings file = Settings.parse(text(settings.name()), "plan " + settings.name());
        ObjectNode plan = file.bind(ObjectNode.class);
        Set<String> unknown = new TreeSet<>(settings.stages().keySet());
        List<String> known = new ArrayList<>();
        for (JsonNode node : plan.path("stages")) {
            ObjectNode stage = (ObjectNode) node;
            String name = stage.path("name").asText();
            known.add(name);
            unknown.remove(name);
            multiply(stage, settings.learningRateTimes());
            if (settings.everyStage() != null) {
                change(stage, settings.everyStage());
            }
            if (settings.stages().containsKey(name)) {
                change(stage, settings.stages().get(name));
            }
        }
        if (!unknown.isEmpty()) {
            String first = unknown.iterator().next();
            throw new ConfigException(
                    "plan " + settings.name() + ": stages: " + NearestName.unknown("stage", first, known));
        }
        return Settings.parse(Settings.toYaml(plan), "plan " + settings.name())
                .bind(Plan.class)
                .stages();
    }

    /** What a plan's file holds. */
    private record Plan(List<StageSettings> stages) {}

    private static void multiply(ObjectNode stage, double times) {
        List<JsonNode> places = new ArrayList<>(List.of(stage, stage.path("lora")));
        stage.path("trains").forEach(places::add);
        for (JsonNode place : places) {
            if (place.has(RATE)) {
                ((ObjectNode) place).put(RATE, place.get(RATE).asDouble() * times);
            }
        }
    }

    private static void change(ObjectNode stage, ObjectNode changes) {
        if (ENDS.stream().anyMatch(changes::has)) {
            stage.remove(ENDS);
        }
        if (changes.has("batch-tokens")) {
            stage.remove(MICRO_BATCH);
        }
        stage.setAll(changes);
    }

    private static String resource(String file) {
        try (InputStream in = StagePlans.class.getResourceAsStream(FOLDER + file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
