package io.glossa.train.stage;

import io.glossa.run.ConfigException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The stage plan.
 *
 * @param plan a published plan whose stages are taken; null again once they are
 * @param stages in order, where no plan is named
 * @param untie whether the model gets a head of its own, a copy of the embeddings, before the first stage; false by default
 * @param replaySources packed sources of the base model's language; all others are the target
 * @param validationBytes UTF-8 bytes of text each source is validated on; 50,000 by default
 * @param baseSamples text of the base that forgetting is measured on
 */
public record TrainingSettings(
        PlanSettings plan,
        List<StageSettings> stages,
        Boolean untie,
        List<String> replaySources,
        Long validationBytes,
        BaseSampleSettings baseSamples) {
    public TrainingSettings {
        if (plan != null) {
            if (stages != null) {
                throw new ConfigException("plan is " + plan.name() + ", and stages are given too; expected one of them:"
                        + " write 'stages: null' where a recipe that is extended has them, and change single stages of a"
                        + " plan with plan: {name: " + plan.name() + ", stages: {STAGE: {...}}}");
            }
            stages = StagePlans.stages(plan);
            plan = null;
        }
        if (stages == null || stages.isEmpty()) {
            throw new ConfigException(
                    "stages: expected at least one stage with name, trains, learning-rate and steps, or a plan");
        }
        stages = List.copyOf(stages);
        untie = untie == null ? Boolean.FALSE : untie;
        replaySources = replaySources == null ? List.of() : List.copyOf(replaySources);
        validationBytes = validationBytes == null ? Long.valueOf(50_000) : validationBytes;
        baseSamples = baseSamples == null ? new BaseSampleSettings(null, null) : baseSamples;
        Set<String> names = new HashSet<>();
        for (StageSettings stage : stages) {
            if (!names.add(stage.name())) {
                throw new ConfigException("stages: two are named " + stage.name());
            }
        }
        if (validationBytes < 1) {
            throw new ConfigException("validation-bytes is " + validationBytes + "; expected 1 or more");
        }
    }

    /**
     * The same plan with these replay sources, unless it names its own; refused when a stage asks for replay and there is
     * none.
     */
    public TrainingSettings orReplaySources(List<String> sources) {
        List<String> known = replaySources.isEmpty() ? sources : replaySources;
        for (StageSettings stage : stages) {
            if (stage.replayShare() > 0 && known.isEmpty()) {
                throw new ConfigException("stage " + stage.name() + ": replay-share is " + stage.replayShare()
                        + ", but no source is a replay source; give one of them the role replay, or make the share 0");
            }
        }
        return new TrainingSettings(null, stages, untie, known, validationBytes, baseSamples);
    }
}
