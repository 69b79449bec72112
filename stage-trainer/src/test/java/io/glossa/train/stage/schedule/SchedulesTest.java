package io.glossa.train.stage.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.glossa.run.ConfigException;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class SchedulesTest {
    /** One hundred steps, ten of warm-up, a tenth left at the end, twenty of decay. */
    private static Course course(DecayShape shape) {
        return new Course(100, 10, 0.1, 20, shape);
    }

    /**
     * By hand. Behind the warm-up a step has {@code p = (step - 11) / 90} behind it: 0 at 11, 1/2 at 56, 8/9 at 91. The decay begins
     * behind step 80 with {@code q = (step - 81) / 20}: 0 at 81, 1/4 at 86, 1/2 at 91. Above the floor of 0.1: 0.1 + 0.9 x.
     */
    @DataProvider
    public Object[][] points() {
        return new Object[][] {
            {"constant", DecayShape.LINEAR, 11, 1.0},
            {"constant", DecayShape.LINEAR, 100, 1.0},
            {"linear", DecayShape.LINEAR, 11, 1.0},
            {"linear", DecayShape.LINEAR, 56, 0.55},
            {"linear", DecayShape.LINEAR, 91, 0.2},
            {"cosine", DecayShape.LINEAR, 11, 1.0},
            {"cosine", DecayShape.LINEAR, 56, 0.55},
            // (1 + cos(160 degrees)) / 2 = (1 - 0.9396926208) / 2
            {"cosine", DecayShape.LINEAR, 91, 0.1 + 0.9 * 0.0301536896},
            {"inverse-sqrt", DecayShape.LINEAR, 40, 0.5},
            {"inverse-sqrt", DecayShape.LINEAR, 90, 0.3333333333},
            {"wsd", DecayShape.LINEAR, 11, 1.0},
            {"wsd", DecayShape.LINEAR, 80, 1.0},
            {"wsd", DecayShape.LINEAR, 81, 1.0},
            {"wsd", DecayShape.LINEAR, 86, 0.775},
            {"wsd", DecayShape.LINEAR, 91, 0.55},
            {"wsd", DecayShape.ONE_MINUS_SQRT, 86, 0.55},
            {"wsd", DecayShape.COSINE, 91, 0.55},
        };
    }

    @Test(dataProvider = "points")
    public void factorsAreThoseComputedByHand(String schedule, DecayShape shape, long step, double expected) {
        assertThat(LearningRateSchedules.get(schedule).factor(step, course(shape)))
                .isCloseTo(expected, within(1e-9));
    }

    @Test
    public void anInverseRootNeverFallsBelowTheFloor() {
        Course long1 = new Course(100_000, 10, 0.1, 20, DecayShape.LINEAR);
        assertThat(LearningRateSchedules.get("inverse-sqrt").factor(99_999, long1))
                .isEqualTo(0.1);
        Course cold = new Course(100, 0, 0, 20, DecayShape.LINEAR);
        assertThat(LearningRateSchedules.get("inverse-sqrt").factor(4, cold)).isEqualTo(0.5);
    }

    @Test
    public void everyScheduleStaysWithinItsBoundsAndNeverRises() {
        assertThat(LearningRateSchedules.all()).containsOnlyKeys("constant", "cosine", "inverse-sqrt", "linear", "wsd");
        LearningRateSchedules.all().forEach((name, schedule) -> {
            assertThat(schedule.name()).isEqualTo(name);
            for (DecayShape shape : DecayShape.values()) {
                double last = 1;
                for (long step = 11; step <= 100; step++) {
                    double factor = schedule.factor(step, course(shape));
                    assertThat(factor).as("%s at %d", name, step).isBetween(0.1, last);
                    last = factor;
                }
            }
        });
    }

    @Test
    public void anUnknownScheduleIsAnsweredWithTheNearest() {
        assertThatThrownBy(() -> LearningRateSchedules.get("cosin"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("did you mean 'cosine'");
    }
}
