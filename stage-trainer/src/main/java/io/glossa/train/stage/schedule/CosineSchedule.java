package io.glossa.train.stage.schedule;

/**
 * Half a cosine wave from 1 down to the floor.
 *
 * <p><b>Formula.</b> {@code floor + (1 - floor) (1 + cos(pi p)) / 2} with {@code p = (step - warmup - 1) / (steps - warmup)}.
 * <b>Source.</b> Loshchilov and Hutter, SGDR, arXiv 1608.03983, without restarts.
 */
public final class CosineSchedule implements LearningRateSchedule {
    @Override
    public String name() {
        return "cosine";
    }

    @Override
    public double factor(long step, Course course) {
        return course.aboveFloor(DecayShape.COSINE.at(course.progress(step)));
    }
}
