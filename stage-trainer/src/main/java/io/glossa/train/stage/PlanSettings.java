package io.glossa.train.stage;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.glossa.run.ConfigException;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A published plan instead of stages of one's own: {@code plan: eeve-7}, or with changes
 * <code>{name: eeve-7, learning-rate-times: 10, every-stage: {batch-tokens: 65536}, stages: {new-rows: {tokens: 50000000}}}</code>.
 *
 * @param name of a plan among {@link StagePlans}
 * @param learningRateTimes what every learning rate of the plan is multiplied by, as smaller models bear higher ones; 1 by default
 * @param everyStage keys that replace those of every stage
 * @param stages keys that replace those of single stages, by the stage's name
 */
public record PlanSettings(
        String name, Double learningRateTimes, ObjectNode everyStage, SortedMap<String, ObjectNode> stages) {
    @JsonCreator
    public PlanSettings {
        if (name == null) {
            throw new ConfigException("plan: name is missing; expected one of " + StagePlans.names());
        }
        learningRateTimes = learningRateTimes == null ? 1.0 : learningRateTimes;
        if (!(learningRateTimes > 0) || Double.isInfinite(learningRateTimes)) {
            throw new ConfigException(
                    "plan: learning-rate-times is " + learningRateTimes + "; expected a number above 0");
        }
        stages = stages == null ? new TreeMap<>() : new TreeMap<>(stages);
    }

    /** A plan as it is. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static PlanSettings of(String name) {
        return new PlanSettings(name, null, null, null);
    }
}
