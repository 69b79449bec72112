package io.glossa.train.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.glossa.run.Settings;
import org.testng.annotations.Test;

public class StageCourseTest {
    /** Warm-up of 5 steps from 0, then {@code 0.001 + 0.009 (1 + cos(pi p)) / 2} with p = (step - 6) / 95. */
    @Test
    public void theRateRisesInWarmUpAndFallsAlongACosine() {
        StageCourse course = course("", 0.5);
        assertThat(course.learningRate(1)).isCloseTo(0.002, within(1e-12));
        assertThat(course.learningRate(5)).isCloseTo(0.01, within(1e-12));
        assertThat(course.learningRate(6)).isCloseTo(0.01, within(1e-12));
        assertThat(course.learningRate(53)).isCloseTo(0.001 + 0.009 * 0.508267, within(1e-7));
        assertThat(course.learningRate(100)).isGreaterThan(0.001).isLessThan(0.00101);
    }

    @Test
    public void aWarmUpMayBeginWhereTheStageBeforeEnded() {
        StageCourse below = course(", warmup-from: previous", 0.005);
        assertThat(below.learningRate(1)).isCloseTo(0.006, within(1e-12));
        assertThat(below.learningRate(3)).isCloseTo(0.008, within(1e-12));
        assertThat(below.learningRate(5)).isCloseTo(0.01, within(1e-12));
        StageCourse above = course(", warmup-from: previous", 0.02);
        assertThat(above.learningRate(1)).isCloseTo(0.018, within(1e-12));
        assertThat(above.learningRate(5)).isCloseTo(0.01, within(1e-12));
        assertThat(course(", warmup-from: previous", 0).learningRate(1)).isCloseTo(0.002, within(1e-12));
    }

    @Test
    public void aStageWithoutWarmUpBeginsAtTheFullRate() {
        assertThat(course(", warmup: 0", 0).learningRate(1)).isEqualTo(0.01);
    }

    private static StageCourse course(String more, double previousRate) {
        StageSettings stage = Settings.parse(
                        "{name: one, trains: [all], learning-rate: 0.01, steps: 100" + more + "}", "stage.yaml")
                .bind(StageSettings.class);
        return new StageCourse(stage, stage.stepCount(), previousRate);
    }
}
