package io.glossa.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.glossa.run.AtomicFiles;
import io.glossa.run.ConfigException;
import io.glossa.run.Json;
import io.glossa.run.NumericException;
import io.glossa.run.Settings;
import io.glossa.study.Answer.Outcome;
import io.glossa.train.eval.EvaluationSetSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** Whole studies over trials whose truth is known. */
public final class StudyTest {
    private static final String STUDY = """
            name: known
            recipe: any
            budgets: [{target-bytes: 1000000}, {target-bytes: 4000000}]
            arms:
              good: {}
              twin: {seed: 3}
              bad: {vocab: {policy: keep}}
            questions:
              gain:
                asks: Is good better than bad?
                expects: "Yes."
                arms: [good, bad]
              luck:
                asks: Is good better than its twin?
                arms: [good, twin]
              close:
                asks: And if a twentieth does not matter?
                arms: [good, twin]
                margin: 0.05
              all:
                asks: Which is best?
                arms: [bad, twin, good]
            """;
    private static final Map<String, Double> LEVELS = Map.of("good", 2.0, "twin", 2.001, "bad", 2.4);

    @Test
    public void aRealDifferenceIsFoundAndLuckIsNot() {
        StudyResults results = run(settings(STUDY), 0.004);
        assertThat(outcomes(results, 0)).containsOnly(Outcome.FIRST_BETTER);
        assertThat(outcomes(results, 1)).containsOnly(Outcome.NOT_SEPARABLE);
        assertThat(outcomes(results, 2)).containsOnly(Outcome.ALIKE);
        assertThat(results.answers().get(0).rounds().get(0).verdict()).startsWith("good better by 0.39");
        assertThat(results.answers().get(3).rounds().get(0).verdict()).contains("better than bad; not separable from");
        assertThat(results.row("bad", "1000000-bytes")
                        .sets()
                        .get("ko-test")
                        .bitsPerByte()
                        .value())
                .isBetween(2.35, 2.45);
    }

    @Test
    public void muchLuckHidesTheSameDifference() {
        assertThat(outcomes(run(settings(STUDY), 0.5), 0)).containsOnly(Outcome.NOT_SEPARABLE);
    }

    @Test
    public void everyArmIsSearchedWithASeedThatNoComparisonSees() {
        FakeTrials trials = new FakeTrials(LEVELS, 0.004);
        new Study(settings(STUDY), "ko", trials).run();
        for (String arm : LEVELS.keySet()) {
            assertThat(trials.run.stream()
                            .filter(trial -> trial.arm().equals(arm) && trial.searches())
                            .map(Trial::rateFactor))
                    .containsExactly(0.5, 1.0, 2.0);
            assertThat(trials.run.stream()
                            .filter(trial -> trial.arm().equals(arm) && !trial.searches())
                            .map(Trial::seed))
                    .containsExactly(1L, 2L, 3L, 1L, 2L, 3L);
        }
    }

    @Test
    public void aRateThatATrainingDoesNotSurviveLosesAndIsWrittenDown() throws IOException {
        FakeTrials trials = new FakeTrials(LEVELS, 0.004);
        StudySettings settings = settings(STUDY);
        StudyResults results = new Study(settings, "ko", trial -> {
                    if (trial.rateFactor() > 1) {
                        throw new NumericException("the loss is NaN");
                    }
                    return trials.run(trial);
                })
                .run();
        assertThat(results.searches().get("good").chosen()).isEqualTo(1);
        Path folder = Files.createTempDirectory("study");
        try {
            StudyFiles.write(folder, settings, results);
            assertThat(Json.read(folder.resolve(StudyResults.FILE), StudyResults.class))
                    .isEqualTo(results);
        } finally {
            AtomicFiles.delete(folder);
        }
    }

    @Test
    public void oneArmAloneRunsItsTrialsOnly() {
        FakeTrials trials = new FakeTrials(LEVELS, 0.004);
        new Study(settings(STUDY), "ko", trials).runArms(List.of("bad"));
        assertThat(trials.run).extracting(Trial::arm).containsOnly("bad");
        assertThat(trials.run).hasSize(3 + 6);
    }

    @Test
    public void theFilesSayWhatWasFoundAndReadBackEqual() throws IOException {
        Path folder = Files.createTempDirectory("study");
        try {
            StudySettings settings = settings(STUDY);
            StudyResults results = run(settings, 0.004);
            StudyFiles.write(folder, settings, results);
            assertThat(Json.read(folder.resolve(StudyResults.FILE), StudyResults.class))
                    .isEqualTo(results);
            String page = Files.readString(folder.resolve(StudyFiles.PAGE));
            assertThat(page)
                    .contains("## Is good better than bad?", "Expected: Yes.", "good better by 0.39", "policy: keep");
            assertThat(Files.readString(folder.resolve("gain.svg"))).contains("<svg", "Is good better than bad?");
        } finally {
            AtomicFiles.delete(folder);
        }
    }

    @Test
    public void holmsAdjustmentIsThatOfTheBook() {
        // p.adjust(c(0.01, 0.04, 0.03, 0.005), "holm") in R.
        assertThat(Judge.holm(new double[] {0.01, 0.04, 0.03, 0.005})).containsExactly(0.03, 0.06, 0.06, 0.02);
    }

    @DataProvider
    public Object[][] broken() {
        return new Object[][] {
            {"arms:\n  good: {}", "arms:\n  Good: {}", "lower-case letters"},
            {"arms: [good, bad]", "arms: [good, bed]", "unknown arm 'bed'"},
            {"arms: [good, bad]", "arms: [good]", "two or more"},
            {"budgets: [{target-bytes: 1000000}, ", "budgets: [{target-bytes: 4000000}, ", "different ones"},
            {"budgets: [{target-bytes: 1000000}, ", "budgets: [{}, ", "neither; expected target-bytes or operations"},
            {"recipe: any", "recipe: any\nseeds: 0", "seeds is 0"},
            {"recipe: any", "recipe: any\nlearning-rates: {budget: 2}", "index from 0 to 1"},
            {"recipe: any", "recipe: any\nlerning-rates: {}", "learning-rates"},
            {"    margin: 0.05", "    margin: -1", "margin is -1.0"},
            {"    margin: 0.05", "    sets: [none]", "unknown evaluation set 'none'"},
            {"    margin: 0.05", "    measure: divergence", "sampled-from-base"},
        };
    }

    @Test(dataProvider = "broken")
    public void aBrokenFileIsRefusedWithItsReason(String from, String to, String reason) {
        assertThat(STUDY).contains(from);
        assertThatThrownBy(() -> settings(STUDY.replace(from, to))
                        .requireMeasured(
                                List.of(new EvaluationSetSettings("ko-test", "ko", "ko-test", null, null, null, null))))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(reason);
    }

    @Test
    public void budgetsHaveNamesThatFoldersCanBear() {
        assertThat(new BudgetSettings(4_000_000L, null).key()).isEqualTo("4000000-bytes");
        assertThat(new BudgetSettings(null, 2e13).key()).isEqualTo("2e13-operations");
        assertThat(new Trial("a", new BudgetSettings(null, 2.5e13), 0.125, 2).path())
                .isEqualTo("a/2.5e13-operations/seed-2-rate-x0.125");
    }

    private static StudySettings settings(String yaml) {
        return Settings.parse(yaml, "study.yaml").bind(StudySettings.class);
    }

    private static StudyResults run(StudySettings settings, double seedLuck) {
        return new Study(settings, "ko", new FakeTrials(LEVELS, seedLuck)).run();
    }

    private static List<Outcome> outcomes(StudyResults results, int answer) {
        return results.answers().get(answer).rounds().stream()
                .flatMap(round -> round.pairs().stream())
                .map(Answer.Pair::outcome)
                .toList();
    }
}
