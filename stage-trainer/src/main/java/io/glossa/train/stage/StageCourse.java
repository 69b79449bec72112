package io.glossa.train.stage;

import io.glossa.train.stage.schedule.Course;
import io.glossa.train.stage.schedule.LearningRateSchedule;
import io.glossa.train.stage.schedule.LearningRateSchedules;

/**
 * The steps of a stage and the learning rate of each.
 *
 * <p><b>Formula.</b> In the warm-up, {@code w = round(warmup * steps)} steps, the rate is multiplied by {@code f + (1 - f) step / w},
 * {@code f} being 0 or the last rate of the stage before divided by this one's; behind it by what the schedule says. Every part's own
 * rate is multiplied by the same factor.
 */
final class StageCourse {
    private final double learningRate;
    private final double from;
    private final Course course;
    private final LearningRateSchedule schedule;

    /**
     * Lays the schedule over the steps.
     *
     * @param steps of the stage, counted in its data where bytes end it
     * @param previousRate the rate of the last step of the stage before; 0 for the first stage
     */
    StageCourse(StageSettings stage, long steps, double previousRate) {
        learningRate = stage.learningRate();
        from = stage.warmupFrom() == StageSettings.WarmupFrom.PREVIOUS ? previousRate / learningRate : 0;
        course = new Course(
                steps,
                Math.round(stage.warmup() * steps),
                stage.floor(),
                Math.max(1, Math.round(stage.decayShare() * steps)),
                stage.decayShape());
        schedule = LearningRateSchedules.get(stage.schedule());
    }

    /** Optimiser steps; a plateau may end the stage earlier. */
    long steps() {
        return course.steps();
    }

    /**
     * What all rates are multiplied by.
     *
     * @param step from 1
     */
    double factor(long step) {
        if (step <= course.warmup()) {
            return from + (1 - from) * step / course.warmup();
        }
        return schedule.factor(step, course);
    }

    /** The learning rate of a step, for parts without one of their own. */
    double learningRate(long step) {
        return learningRate * factor(step);
    }
}
