package io.glossa.study;

import io.glossa.run.Settings;
import io.glossa.train.model.WeightLayout;
import io.glossa.train.stage.StageEstimate;
import io.glossa.train.stage.StageSettings;
import io.glossa.train.stage.TrainingSettings;
import io.glossa.train.stage.select.PartSettings;
import java.util.ArrayList;
import java.util.List;

/**
 * The stages of an arm cut or stretched to a budget, each by the same factor, with their learning rates multiplied.
 *
 * <p><b>Formula.</b> A step of stage i takes {@code a[i]} of the budget: of bytes {@code batch-tokens (1 - replay-share) B}, B being the bytes of a
 * token of the target's packed text; of operations what {@link StageEstimate} reckons. With {@code n[i]} steps in the recipe stage i gets
 * {@code n[i] budget / sum(n a)} steps, rounded, at least one. What was really read stands in the results.
 *
 * @param steps of each stage
 */
record BudgetedPlan(List<Long> steps) {
    /**
     * Reckons the steps.
     *
     * @param plan of the recipe
     * @param layouts of the model in each stage
     * @param sequenceLength of the pack
     * @param bytesPerToken of the target's packed text
     */
    static BudgetedPlan of(
            TrainingSettings plan,
            List<WeightLayout> layouts,
            int sequenceLength,
            double bytesPerToken,
            BudgetSettings budget) {
        List<StageSettings> stages = plan.stages();
        double recipe = 0;
        for (int i = 0; i < stages.size(); i++) {
            StageSettings stage = stages.get(i);
            TrialTraining.requireFixedEnd(stage);
            double all = budget.targetBytes() != null
                    ? stage.stepCount() * stage.batchTokens() * (1 - stage.replayShare()) * bytesPerToken
                    : StageEstimate.of(layouts.get(i), stage, sequenceLength, 1).operations();
            recipe += all;
        }
        double factor = budget.amount() / recipe;
        return new BudgetedPlan(stages.stream()
                .map(stage -> Math.max(1, Math.round(stage.stepCount() * factor)))
                .toList());
    }

    /**
     * The recipe's tree with this plan in it.
     *
     * @param tree the resolved recipe
     * @param plan that it holds
     * @param rateFactor what every learning rate is multiplied by
     */
    Settings into(Settings tree, TrainingSettings plan, double rateFactor) {
        List<String> changes = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            StageSettings stage = plan.stages().get(i);
            String key = "train.stages." + i + ".";
            changes.add(key + "steps=" + steps.get(i));
            changes.add(key + "tokens=null");
            changes.add(key + "bytes=null");
            changes.add(key + "evaluate.every=null");
            changes.add(key + "checkpoints=null");
            changes.add(key + "learning-rate=" + stage.learningRate() * rateFactor);
            for (int part = 0; part < stage.trains().size(); part++) {
                PartSettings entry = stage.trains().get(part);
                if (entry.learningRate() != null) {
                    changes.add(key + "trains." + part + ".learning-rate=" + entry.learningRate() * rateFactor);
                }
            }
            if (stage.lora() != null && stage.lora().learningRate() != null) {
                changes.add(key + "lora.learning-rate=" + stage.lora().learningRate() * rateFactor);
            }
        }
        Settings changed = tree;
        for (String change : changes) {
            changed = changed.set(change);
        }
        return changed;
    }
}
