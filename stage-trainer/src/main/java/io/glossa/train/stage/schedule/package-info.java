/**
 * How the learning rate changes over a stage.
 *
 * <p><b>Vocabulary.</b> A <i>course</i> ({@link io.glossa.train.stage.schedule.Course}) is the length of a stage with its warm-up
 * and what is left of the rate at its end. A <i>schedule</i> ({@link io.glossa.train.stage.schedule.LearningRateSchedule}) gives the
 * factor of the rate at each step behind the warm-up. The warm-up itself is a straight line, the same for all schedules.
 *
 * <p><b>Schedules.</b>
 *
 * <table>
 * <caption>Schedules that ship</caption>
 * <tr><td>{@code constant}</td><td>the full rate to the end; goes with a plateau</td></tr>
 * <tr><td>{@code linear}</td><td>a straight line down to the floor</td></tr>
 * <tr><td>{@code cosine}</td><td>half a wave down to the floor</td></tr>
 * <tr><td>{@code wsd}</td><td>the full rate, then a decay over the last {@code decay-share} of the stage</td></tr>
 * <tr><td>{@code inverse-sqrt}</td><td>as one over the root of the step</td></tr>
 * </table>
 */
package io.glossa.train.stage.schedule;
