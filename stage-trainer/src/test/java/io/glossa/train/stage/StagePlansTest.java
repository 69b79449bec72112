package io.glossa.train.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.glossa.checkpoint.Checkpoint;
import io.glossa.checkpoint.DataType;
import io.glossa.checkpoint.ModelConfig;
import io.glossa.checkpoint.NewRows;
import io.glossa.checkpoint.merge.HeadUntying;
import io.glossa.run.AtomicFiles;
import io.glossa.run.ConfigException;
import io.glossa.run.Json;
import io.glossa.run.Progress;
import io.glossa.run.Settings;
import io.glossa.train.Device;
import io.glossa.train.data.KoreanRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.testng.annotations.AfterClass;
import org.testng.annotations.BeforeClass;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class StagePlansTest {
    private Path folder;

    @BeforeClass
    public void writeInputs() throws IOException {
        folder = Files.createTempDirectory("glossa-plans");
        TinyRun.writeInputs(folder.resolve("tied"));
        Files.createDirectories(folder.resolve("untied"));
        try (Checkpoint tied = Checkpoint.open(folder.resolve("tied/model"))) {
            HeadUntying.write(tied, folder.resolve("untied/model"));
        }
        KoreanRun.write(folder.resolve("korean-tied"), KoreanRun.Head.TIED, 100, 400);
        KoreanRun.write(folder.resolve("korean-untied"), KoreanRun.Head.UNTIED, 100, 400);
    }

    @AfterClass
    public void deleteFolder() {
        AtomicFiles.delete(folder);
    }

    @DataProvider
    public Object[][] plans() {
        List<Object[]> cases = new ArrayList<>();
        for (String name : StagePlans.names()) {
            for (boolean tied : new boolean[] {true, false}) {
                cases.add(new Object[] {name, tied});
            }
        }
        return cases.toArray(Object[][]::new);
    }

    @Test(dataProvider = "plans")
    public void everyPlanRunsOnTiedAndUntiedModels(String name, boolean tied) {
        // Targets of the old tokenizer need pieces that were really learned.
        boolean korean = name.equals("eeve-7");
        String untie = tied && !name.equals("eeve-tied") ? "untie: true\n" : "";
        String plan = untie + (korean ? "" : "replay-sources: [en-replay]\n") + "validation-bytes: 500\nplan: {name: "
                + name + ", learning-rate-times: 20, every-stage: {steps: 2, batch-tokens: 128}}\n";
        TrainingSettings settings = Settings.parse(plan, "plan.yaml").bind(TrainingSettings.class);
        Path run = folder.resolve(name + tied);
        Path inputs = folder.resolve((korean ? "korean-" : "") + (tied ? "tied" : "untied"));
        StagedTrainer.run(new TrainingRequest(
                inputs.resolve(korean ? "init" : "model"),
                korean ? inputs.resolve("pack") : folder.resolve("tied/pack"),
                settings,
                korean
                        ? KoreanRun.newRows(inputs)
                        : NewRows.behind(TinyRun.BASE_ROWS, TinyRun.BASE_ROWS + TinyRun.NEW_ROWS),
                7,
                Device.CPU,
                1,
                run,
                Progress.NONE));
        for (int i = 0; i < settings.stages().size(); i++) {
            Path stage = StagedTrainer.directory(run, i, settings.stages().get(i));
            StageSummary summary = Json.read(stage.resolve(StageSummary.FILE), StageSummary.class);
            assertThat(summary.frozenBitIdentical()).as(summary.stage()).isTrue();
            assertThat(summary.steps()).isEqualTo(2);
            assertThat(summary.groups())
                    .allSatisfy(group -> assertThat(group.weights()).isPositive());
        }
    }

    /** Its head must be one that has not met the new tokens, not the matrix that learns. */
    @Test
    public void oldTargetsNeedAHeadOfTheirOwn() {
        TrainingSettings settings = Settings.parse("plan: eeve-7", "plan.yaml").bind(TrainingSettings.class);
        assertThat(settings.stages()).first().returns(StageSettings.Targets.OLD_TOKENIZER, StageSettings::targets);
        assertThat(settings.stages().subList(1, 7))
                .allMatch(stage -> stage.targets() == StageSettings.Targets.NEW_TOKENIZER);
        Path inputs = folder.resolve("korean-tied");
        ModelConfig config = ModelConfig.read(inputs.resolve("init"));
        assertThatThrownBy(() -> PlanCheck.of(settings, config, KoreanRun.newRows(inputs), DataType.F32))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("stage new-input-rows: targets is old-tokenizer")
                .hasMessageContaining("untie: true");
    }

    @Test
    public void everyPlanSaysWhatItIsAndWhereItIsFrom() {
        assertThat(StagePlans.names()).containsExactly("2x2ls", "eeve-7", "eeve-tied", "meltemi-2", "redwhale-4");
        for (String name : StagePlans.names()) {
            assertThat(StagePlans.description(name)).isNotBlank();
            assertThat(StagePlans.text(name)).contains("arXiv");
        }
        assertThat(StagePlans.stages(PlanSettings.of("eeve-7"))).hasSize(7);
        assertThat(StagePlans.stages(PlanSettings.of("redwhale-4")).get(3).adapter())
                .isPresent();
    }

    @Test
    public void ratesAreMultipliedAndKeysReplaced() {
        TrainingSettings settings = Settings.parse("""
                        plan:
                          name: eeve-7
                          learning-rate-times: 3
                          every-stage: {batch-tokens: 1024}
                          stages:
                            new-rows: {plateau: {at-most-steps: 9}, learning-rate: 0.5}
                        """, "plan.yaml").bind(TrainingSettings.class);
        StageSettings first = settings.stages().get(0);
        assertThat(first.learningRate()).isCloseTo(6e-4, within(1e-12));
        assertThat(first.batchTokens()).isEqualTo(1024);
        assertThat(first.microBatchTokens()).isEqualTo(1024);
        assertThat(first.tokens()).isEqualTo(100_000_000L);
        StageSettings third = settings.stages().get(2);
        assertThat(third.learningRate()).isEqualTo(0.5);
        assertThat(third.stepCount()).isEqualTo(9);
    }

    @Test
    public void aResolvedPlanIsOrdinaryStages() {
        TrainingSettings settings =
                Settings.parse("plan: eeve-tied", "plan.yaml").bind(TrainingSettings.class);
        String yaml = Settings.toYaml(settings);
        assertThat(Settings.parse(yaml, "again").bind(TrainingSettings.class)).isEqualTo(settings);
    }

    @DataProvider
    public Object[][] refusals() {
        return new Object[][] {
            {"plan: eve-7", "did you mean 'eeve-7'"},
            {"{plan: eeve-7, stages: []}", "expected one of them"},
            {"plan: {name: eeve-7, stages: {new-row: {steps: 1}}}", "did you mean 'new-rows'"},
            {"plan: {name: eeve-7, every-stage: {step: 1}}", "did you mean 'steps'"},
            {"plan: {name: eeve-7, learning-rate-times: 0}", "learning-rate-times is 0.0"},
            {"plan: {every-stage: {steps: 1}}", "name is missing"},
        };
    }

    @Test(dataProvider = "refusals")
    public void whatNoPlanHasIsRefused(String yaml, String message) {
        assertThatThrownBy(() -> Settings.parse(yaml, "plan.yaml").bind(TrainingSettings.class))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(message);
    }
}
