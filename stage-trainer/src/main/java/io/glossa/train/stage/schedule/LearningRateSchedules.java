package io.glossa.train.stage.schedule;

import io.glossa.run.ConfigException;
import io.glossa.run.NearestName;
import java.util.Collections;
import java.util.ServiceLoader;
import java.util.SortedMap;
import java.util.TreeMap;

/** The schedules on the class path, by name. */
public final class LearningRateSchedules {
    private LearningRateSchedules() {}

    /** All schedules. */
    public static SortedMap<String, LearningRateSchedule> all() {
        SortedMap<String, LearningRateSchedule> all = new TreeMap<>();
        ServiceLoader.load(LearningRateSchedule.class).forEach(schedule -> all.put(schedule.name(), schedule));
        return Collections.unmodifiableSortedMap(all);
    }

    /** The schedule of a name; an unknown one is refused with the nearest known. */
    public static LearningRateSchedule get(String name) {
        SortedMap<String, LearningRateSchedule> all = all();
        LearningRateSchedule schedule = all.get(name);
        if (schedule == null) {
            throw new ConfigException(NearestName.unknown("schedule", name, all.keySet()));
        }
        return schedule;
    }
}
