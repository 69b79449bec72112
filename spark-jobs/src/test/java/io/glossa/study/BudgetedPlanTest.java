package io.glossa.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.glossa.checkpoint.DataType;
import io.glossa.checkpoint.ModelConfig;
import io.glossa.checkpoint.NewRows;
import io.glossa.run.ConfigException;
import io.glossa.run.Settings;
import io.glossa.train.model.WeightLayout;
import io.glossa.train.stage.PlanCheck;
import io.glossa.train.stage.StageEstimate;
import io.glossa.train.stage.StageSettings;
import io.glossa.train.stage.TrainingSettings;
import java.nio.file.Path;
import java.util.List;
import org.testng.annotations.Test;

/** A budget to steps, and into a recipe. */
public final class BudgetedPlanTest {
    private static final Path BASE = Path.of(System.getProperty("glossa.root", ".."), "tests/data/models/stories260k");
    private static final String PLAN = """
            train:
              replay-sources: [en]
              stages:
                - {name: rows, trains: [embeddings.new], learning-rate: 1.0e-2, steps: 10, batch-tokens: 1000}
                - name: all
                  trains: [{part: embeddings.all, learning-rate: 1.0e-3}, blocks.all]
                  learning-rate: 2.0e-3
                  tokens: 90000
                  batch-tokens: 3000
                  replay-share: 0.5
                  evaluate: {every: 7}
            """;

    @Test
    public void bytesBuyStepsInTheRecipesProportions() {
        // 10 x 1,000 tokens and 30 x 3,000 of which half are the target's: 55,000 tokens of 2 bytes.
        BudgetedPlan same = plan(new BudgetSettings(110_000L, null));
        assertThat(same.steps()).containsExactly(10L, 30L);
        assertThat(plan(new BudgetSettings(440_000L, null)).steps()).containsExactly(40L, 120L);
        assertThat(plan(new BudgetSettings(1L, null)).steps()).containsExactly(1L, 1L);
    }

    @Test
    public void operationsBuyStepsByWhatTheyCost() {
        double rows = operations(0);
        double all = operations(1);
        assertThat(plan(new BudgetSettings(null, 3 * (rows + all))).steps()).containsExactly(30L, 90L);
    }

    @Test
    public void theRecipeKeepsAllButStepsAndRates() {
        Settings tree = plan(new BudgetSettings(55_000L, null)).into(Settings.parse(PLAN, "plan"), settings(), 0.5);
        TrainingSettings changed = tree.below("train").orElseThrow().bind(TrainingSettings.class);
        StageSettings all = changed.stages().get(1);
        assertThat(all.steps()).isEqualTo(15);
        assertThat(all.tokens()).isNull();
        assertThat(all.learningRate()).isEqualTo(1e-3);
        assertThat(all.trains().get(0).learningRate()).isEqualTo(5e-4);
        assertThat(all.trains().get(1).learningRate()).isNull();
        assertThat(all.evaluate().every()).isEqualTo(4);
        assertThat(all.replayShare()).isEqualTo(0.5);
        assertThat(changed.stages().get(0).learningRate()).isEqualTo(5e-3);
        assertThat(changed.replaySources()).containsExactly("en");
    }

    @Test
    public void aPlateauIsNoShareOfABudget() {
        String plateau = PLAN.replace("steps: 10", "plateau: {at-most-steps: 10}");
        StageSettings stage = Settings.parse(plateau, "plan")
                .below("train")
                .orElseThrow()
                .bind(TrainingSettings.class)
                .stages()
                .get(0);
        assertThatThrownBy(() -> TrialTraining.requireFixedEnd(stage))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("stage rows")
                .hasMessageContaining("give it steps");
    }

    private static BudgetedPlan plan(BudgetSettings budget) {
        return BudgetedPlan.of(settings(), layouts(), 100, 2.0, budget);
    }

    private static double operations(int stage) {
        return StageEstimate.of(layouts().get(stage), settings().stages().get(stage), 100, 1)
                .operations();
    }

    private static TrainingSettings settings() {
        return Settings.parse(PLAN, "plan").below("train").orElseThrow().bind(TrainingSettings.class);
    }

    private static List<WeightLayout> layouts() {
        ModelConfig config = ModelConfig.read(BASE).withVocabularySize(600);
        return PlanCheck.of(settings(), config, NewRows.behind(512, 600), DataType.F32);
    }
}
