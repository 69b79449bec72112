package io.glossa.train.stage;

import io.glossa.run.ConfigException;
import io.glossa.train.model.LowRankAdapter;
import io.glossa.train.stage.select.LoraSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a stage of a plan takes over from the stage before and hands to the next.
 *
 * @param stage the stage
 * @param unties whether the model gets a head of its own first
 * @param takesOptimizer whether AdamW's state goes on
 * @param givesOptimizer whether the next stage goes on with AdamW's state
 * @param adapter the form of the adapter in its model: one that it trains, or one that was kept and stands still
 * @param takesAdapter whether that adapter is the one of the stage before
 * @param keepsAdapter whether the adapter goes on to the next stage, and is not merged for good
 */
record StageHandover(
        StageSettings stage,
        boolean unties,
        boolean takesOptimizer,
        boolean givesOptimizer,
        Optional<LowRankAdapter> adapter,
        boolean takesAdapter,
        boolean keepsAdapter) {
    /**
     * Follows a plan.
     *
     * <p><b>Errors.</b> {@link ConfigException} for a stage whose adapter has another form than the one it takes over.
     */
    static List<StageHandover> of(TrainingSettings settings) {
        List<StageSettings> stages = settings.stages();
        List<StageHandover> handovers = new ArrayList<>();
        Optional<LowRankAdapter> carried = Optional.empty();
        for (int i = 0; i < stages.size(); i++) {
            StageSettings stage = stages.get(i);
            Optional<LowRankAdapter> own = stage.adapter().map(LoraSettings::adapter);
            if (carried.isPresent() && own.isPresent() && !own.equals(carried)) {
                throw new ConfigException("stage " + stage.name() + ": lora is " + own.get()
                        + ", but the stage before keeps " + carried.get()
                        + "; make them equal to train it on, or give that stage 'after: merge'");
            }
            boolean keeps = stage.adapter()
                    .map(lora -> lora.after() == LoraSettings.After.KEEP)
                    .orElse(carried.isPresent());
            handovers.add(new StageHandover(
                    stage,
                    stage.untie() || (i == 0 && settings.untie()),
                    i > 0 && carries(stage),
                    i + 1 < stages.size() && carries(stages.get(i + 1)),
                    own.isPresent() ? own : carried,
                    carried.isPresent(),
                    keeps));
            carried = keeps ? handovers.get(i).adapter() : Optional.empty();
        }
        return handovers;
    }

    private static boolean carries(StageSettings stage) {
        return stage.optimizerState() == StageSettings.OptimizerState.CARRY;
    }
}
