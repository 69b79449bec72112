package io.glossa.train.stage.schedule;

/**
 * As one over the root of the step, so that the end of the stage need not be known.
 *
 * <p><b>Formula.</b> {@code max(floor, sqrt(max(1, warmup) / step))}: it meets the warm-up where that ends. <b>Source.</b> Vaswani
 * et al., Attention Is All You Need, arXiv 1706.03762, section 5.3, for a rate that is named at its highest.
 */
public final class InverseSquareRootSchedule implements LearningRateSchedule {
    @Override
    public String name() {
        return "inverse-sqrt";
    }

    @Override
    public double factor(long step, Course course) {
        return Math.max(course.floor(), Math.sqrt((double) Math.max(1, course.warmup()) / step));
    }
}
