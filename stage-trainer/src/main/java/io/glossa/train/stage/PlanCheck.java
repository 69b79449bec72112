package io.glossa.train.stage;

import io.glossa.checkpoint.DataType;
import io.glossa.checkpoint.ModelConfig;
import io.glossa.checkpoint.NewRows;
import io.glossa.checkpoint.merge.HeadUntying;
import io.glossa.run.ConfigException;
import io.glossa.train.model.LowRankAdapter;
import io.glossa.train.model.WeightLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Goes through a plan with a model's configuration alone, so that what a late stage lacks is said before the first. */
public final class PlanCheck {
    private PlanCheck() {}

    /**
     * Checks that every stage finds what it trains.
     *
     * <p><b>Errors.</b> {@link ConfigException} naming stage and key.
     *
     * @param config of the model that the first stage begins with
     * @param newRows rows of the vocabulary matrices that its base did not have
     * @param type that its weights are stored in
     * @return the layout of the model in each stage
     */
    public static List<WeightLayout> of(TrainingSettings settings, ModelConfig config, NewRows newRows, DataType type) {
        List<WeightLayout> layouts = new ArrayList<>();
        ModelConfig current = config;
        for (StageHandover handover : StageHandover.of(settings)) {
            StageSettings stage = handover.stage();
            if (handover.unties()) {
                if (!current.tiedEmbeddings()) {
                    throw new ConfigException("stage " + stage.name()
                            + ": untie is true, but the model has a head of its own already; take the key out");
                }
                current = HeadUntying.untied(current);
            }
            if (stage.targets() == StageSettings.Targets.OLD_TOKENIZER && current.tiedEmbeddings()) {
                throw new ConfigException(
                        "stage " + stage.name()
                                + ": targets is old-tokenizer, but the model's head is tied to its embeddings: the new rows would"
                                + " learn never to be predicted; take targets out, or give the model a head of its own (untie: true)");
            }
            WeightLayout layout = withAdapter(WeightLayout.of(current, newRows, type), handover.adapter());
            stage.trainedParts(layout);
            if (stage.kind() == StageSettings.Kind.DISTILLATION) {
                stage.distillation().depth(stage.name(), current);
                stage.distillation().requireContext(stage.name(), current);
            }
            layouts.add(layout);
        }
        return layouts;
    }

    /** A layout with an adapter, if there is one. */
    static WeightLayout withAdapter(WeightLayout layout, Optional<LowRankAdapter> adapter) {
        return adapter.map(layout::with).orElse(layout);
    }
}
