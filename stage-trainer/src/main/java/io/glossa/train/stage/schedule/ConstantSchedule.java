package io.glossa.train.stage.schedule;

/** The full rate to the end; the floor is not looked at. */
public final class ConstantSchedule implements LearningRateSchedule {
    @Override
    public String name() {
        return "constant";
    }

    @Override
    public double factor(long step, Course course) {
        return 1;
    }
}
