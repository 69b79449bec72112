package io.glossa.train.stage.schedule;

/**
 * A stage as a schedule sees it.
 *
 * @param steps of the whole stage
 * @param warmup steps of it over which the rate rises first
 * @param floor share of the rate left at the end
 * @param decay steps at the end over which a {@code wsd} schedule falls
 * @param shape along which it falls
 */
public record Course(long steps, long warmup, double floor, long decay, DecayShape shape) {
    public Course {
        if (steps < 1 || warmup < 0 || decay < 1) {
            throw new IllegalArgumentException(steps + " steps, " + warmup + " of warm-up, " + decay + " of decay");
        }
    }

    /** The share of what lies behind the warm-up that is done before a step, from 0 to below 1. */
    double progress(long step) {
        return (double) (step - warmup - 1) / (steps - warmup);
    }

    /** From 1 at the beginning down to the floor, for a value that falls from 1 to 0. */
    double aboveFloor(double value) {
        return floor + (1 - floor) * value;
    }
}
