package io.glossa.spark;

import io.glossa.run.ConfigException;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where and how wide the Spark jobs run. Nothing here changes a byte of what they write, so it is no part of a step's
 * fingerprint.
 *
 * @param master Spark's master URL; unless given that of {@code spark-submit}, else {@code local[*]} (this process, all cores)
 * @param tasks parts that the data is cut into between stages; two for every core of the cluster unless given
 * @param options further Spark properties, by their own names ({@code spark.executor.memory})
 */
public record SparkSettings(String master, Integer tasks, Map<String, String> options) {
    public SparkSettings {
        // spark-submit names its master by this property.
        master = master == null ? System.getProperty("spark.master", "local[*]") : master;
        tasks = tasks == null ? 0 : tasks;
        options = new TreeMap<>(options == null ? Map.of() : options);
        if (tasks < 0) {
            throw new ConfigException("spark.tasks must be at least 1, or 0 for the number of cores, found: " + tasks);
        }
        for (String name : options.keySet()) {
            if (!name.startsWith("spark.")) {
                throw new ConfigException(
                        "spark.options: '" + name + "' is no Spark property; their names begin with 'spark.'");
            }
        }
    }

    /** Every default. */
    public static SparkSettings defaults() {
        return new SparkSettings(null, null, null);
    }

    /** This process with a number of threads. */
    public static SparkSettings local(int threads, int tasks) {
        return new SparkSettings("local[" + threads + "]", tasks, null);
    }

    /** Parts between stages, when the cluster offers so many cores. */
    int tasksOn(int cores) {
        return tasks == 0 ? 2 * Math.max(1, cores) : tasks;
    }
}
