package io.glossa.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
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
