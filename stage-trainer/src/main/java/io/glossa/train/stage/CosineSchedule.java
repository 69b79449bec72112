package io.glossa.train.stage;

/**
 * Half a cosine wave from 1 down to the floor.
 *
 * <p><b>Formula.</b> {@code floor + (1 - floor) (1 + cos(pi progress)) / 2}. <b>Source.</b> Loshchilov and Hutter, SGDR,
 * arXiv 1608.03983, without restarts.
 */
public final class CosineSchedule implements LearningRateSchedule {
    @Override
    public String name() {
        return "cosine";
    }

    @Override
    public double factor(double progress, double floor) {
        return floor + (1 - floor) * (1 + Math.cos(Math.PI * progress)) / 2;
    }
}
