package io.glossa.train.stage;

/**
 * How the learning rate changes over a stage. An open set: implementations are found through
 * {@link java.util.ServiceLoader}.
 *
 * <p><b>Contract.</b> {@link #factor} is finite, never negative and at most 1; it depends on its arguments only.
 */
public interface LearningRateSchedule {
    /** The name in a stage's settings. */
    String name();

    /**
     * What the stage's learning rate is multiplied by.
     *
     * @param progress the share of the stage behind its warm-up that is done, from 0 to below 1
     * @param floor the share of the rate that is left at the end
     */
    double factor(double progress, double floor);
}
