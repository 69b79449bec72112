package io.glossa.train.stage.schedule;

/**
 * The full rate, then a fall to the floor over the last steps.
 *
 * <p><b>Formula.</b> 1 up to step {@code steps - decay}; behind it {@code floor + (1 - floor) shape(q)} with
 * {@code q = (step - (steps - decay) - 1) / decay}. <b>Source.</b> Hu et al., MiniCPM, arXiv 2404.06395, section 4; shapes:
 * {@link DecayShape}.
 */
public final class WarmupStableDecaySchedule implements LearningRateSchedule {
    @Override
    public String name() {
        return "wsd";
    }

    @Override
    public double factor(long step, Course course) {
        long stable = course.steps() - course.decay();
        if (step <= stable) {
            return 1;
        }
        double share = (double) (step - stable - 1) / course.decay();
        return course.aboveFloor(course.shape().at(share));
    }
}
