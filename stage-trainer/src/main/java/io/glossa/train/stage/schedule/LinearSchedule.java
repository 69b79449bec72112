package io.glossa.train.stage.schedule;

/**
 * A straight line from 1 down to the floor.
 *
 * <p><b>Formula.</b> {@code floor + (1 - floor) (1 - p)} with {@code p = (step - warmup - 1) / (steps - warmup)}.
 */
public final class LinearSchedule implements LearningRateSchedule {
    @Override
    public String name() {
        return "linear";
    }

    @Override
    public double factor(long step, Course course) {
        return course.aboveFloor(DecayShape.LINEAR.at(course.progress(step)));
    }
}
