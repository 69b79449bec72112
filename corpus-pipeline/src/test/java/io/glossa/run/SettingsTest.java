package io.glossa.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public final class SettingsTest {
    private record Stage(String name, Double learningRate) {
        Stage {
            if (learningRate != null && learningRate <= 0) {
                throw new ConfigException("learning-rate " + learningRate + ": must be above 0");
            }
            learningRate = learningRate == null ? 1e-3 : learningRate;
        }
    }

    private record Plan(Integer seed, List<Stage> stages) {
        Plan {
            seed = seed == null ? 17 : seed;
            stages = stages == null ? List.of() : List.copyOf(stages);
        }
    }

    private static final String YAML =
            "seed: 3\nstages:\n  - name: new-rows\n    learning-rate: 0.002\n  - name: all\n";

    @Test
    public void missingKeysTakeTheRecordsDefaults() {
        Plan plan = Settings.parse("stages: [{name: a}]", "plan.yaml").bind(Plan.class);
        assertThat(plan).isEqualTo(new Plan(17, List.of(new Stage("a", 1e-3))));
    }

    @Test
    public void explicitValuesAndListIndexesBind() {
        Plan plan = Settings.parse(YAML, "plan.yaml")
                .set("seed=5")
                .set("stages.1.learning-rate=0.5")
                .bind(Plan.class);
        assertThat(plan).isEqualTo(new Plan(5, List.of(new Stage("new-rows", 0.002), new Stage("all", 0.5))));
    }

    @Test
    public void settingsOverOthersJoinMappingsAndReplaceLists() {
        Settings base = Settings.parse("seed: 1\nstages: [{name: a}, {name: b}]\n", "base.yaml");
        Plan plan =
                Settings.parse("stages: [{name: c}]\n", "mine.yaml").over(base).bind(Plan.class);
        assertThat(plan).isEqualTo(new Plan(1, List.of(new Stage("c", 1e-3))));
    }

    @Test
    public void aPlusAppendsToTheListOfTheOthers() {
        Settings base = Settings.parse("seed: 1\nstages: [{name: a}, {name: b}]\n", "base.yaml");
        Settings joined = Settings.parse("stages+:\n  - {name: c}\n  - {name: d}\n", "mine.yaml")
                .over(base);
        assertThat(joined.bind(Plan.class).stages()).extracting(Stage::name).containsExactly("a", "b", "c", "d");
        assertThat(joined.set("stages+=[{name: e}]").bind(Plan.class).stages())
                .extracting(Stage::name)
                .containsExactly("a", "b", "c", "d", "e");
        // What was appended to is as it was.
        assertThat(base.bind(Plan.class).stages()).hasSize(2);
    }

    /** The third stage stands in the first place of its own file. */
    @Test
    public void anAppendedItemIsRefusedAtItsOwnLine() {
        Settings base = Settings.parse("stages: [{name: a}, {name: b}]\n", "base.yaml");
        Settings joined = Settings.parse("stages+:\n  - name: c\n    learning-rate: -1.0\n", "mine.yaml")
                .over(base);
        assertThatThrownBy(() -> joined.bind(Plan.class))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("mine.yaml line 2: stages.2: learning-rate -1.0");
    }

    @DataProvider
    public Object[][] appendings() {
        return new Object[][] {
            {
                "stages+: {name: c}",
                "stages: [{name: a}]",
                "mine.yaml line 1: stages+: found {\"name\":\"c\"}, expected a list"
            },
            {"stages+: [{name: c}]", "seed: 1", "mine.yaml line 1: stages+: there is no list stages to append to"},
            {"seed+: [2]", "seed: 1", "seed+: there is no list seed to append to; write seed for"},
            {"stages: []\nstages+: []", "stages: []", "mine.yaml line 2: stages+: stands beside stages; keep one"},
        };
    }

    @Test(dataProvider = "appendings")
    public void whatCannotBeAppendedIsRefused(String changes, String base, String message) {
        assertThatThrownBy(() -> Settings.parse(changes, "mine.yaml").over(Settings.parse(base, "base.yaml")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(message);
    }

    @Test
    public void aPlusWithoutOthersIsExplained() {
        assertThatThrownBy(() ->
                        Settings.parse("stages+: [{name: a}]", "mine.yaml").bind(Plan.class))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(
                        "mine.yaml line 1: stages+: 'stages+' appends to a list of the recipe that this one"
                                + " extends, and there is none; write 'stages'");
        assertThatThrownBy(() -> Settings.parse("seed: 1", "mine.yaml").set("stages+=[{name: a}]"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("mine.yaml (--set): stages+: there is no list stages");
    }

    @Test
    public void resolvedSettingsRoundTripThroughYaml() {
        Plan plan = Settings.parse(YAML, "plan.yaml").bind(Plan.class);
        assertThat(Settings.parse(Settings.toYaml(plan), "again").bind(Plan.class))
                .isEqualTo(plan);
    }

    @Test
    public void unknownKeyIsAnsweredWithFileLineAndNearestKey() {
        assertThatThrownBy(() -> Settings.parse(YAML.replace("learning-rate", "learning-rat"), "plan.yaml")
                        .bind(Plan.class))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("plan.yaml line 4")
                .hasMessageContaining("unknown key 'learning-rat'; did you mean 'learning-rate'?");
    }

    @Test
    public void valueRefusedByTheRecordNamesItsPlace() {
        assertThatThrownBy(() ->
                        Settings.parse(YAML.replace("0.002", "-1"), "plan.yaml").bind(Plan.class))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("plan.yaml line 3")
                .hasMessageContaining("learning-rate -1.0: must be above 0");
    }

    @Test
    public void wrongTypeIsRefused() {
        assertThatThrownBy(() -> Settings.parse("seed: many", "plan.yaml").bind(Plan.class))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("plan.yaml line 1: seed");
    }

    @Test
    public void brokenYamlNamesTheLine() {
        assertThatThrownBy(() -> Settings.parse("a: 1\nb: [", "plan.yaml"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("plan.yaml line");
    }

    @Test
    public void assignmentWithoutEqualsIsRefused() {
        assertThatThrownBy(() -> Settings.parse(YAML, "plan.yaml").set("seed"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("expected key=value");
    }
}
