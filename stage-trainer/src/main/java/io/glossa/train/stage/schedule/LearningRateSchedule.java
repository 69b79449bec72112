package io.glossa.train.stage.schedule;

/**
 * How the learning rate changes behind the warm-up. An open set: implementations are found through
 * {@link java.util.ServiceLoader}.
 *
 * <p><b>Contract.</b> {@link #factor} is finite, never negative and at most 1; it depends on its arguments only.
 */
public interface LearningRateSchedule {
    /** The name in a stage's settings. */
    String name();

    /**
     * What the stage's learning rates are multiplied by.
     *
     * @param step from {@code course.warmup() + 1} to {@code course.steps()}
     */
    double factor(long step, Course course);
}
