package io.glossa.spark;

import io.glossa.run.AtomicFiles;
import io.glossa.run.ConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import scala.Option;

/**
 * Starts and ends the one Spark session that a process may have.
 *
 * <p>An embedded session ({@code local[...]}) opens no web page and listens on the loopback address alone. The SQL settings
 * keep a written table the same on every machine: no adaptive re-partitioning, a warehouse folder of its own.
 */
public final class SparkSessions {
    private SparkSessions() {}

    /**
     * The session of this process, started when there is none yet; its master is then the one it was started with.
     *
     * <p><b>Errors.</b> {@link ConfigException} for a master URL that Spark cannot read.
     */
    public static SparkSession open(SparkSettings settings) {
        Option<SparkSession> running = SparkSession.getDefaultSession();
        if (running.isDefined() && !running.get().sparkContext().isStopped()) {
            return running.get();
        }
        SparkSession.Builder builder = SparkSession.builder()
                .appName("glossa")
                .master(settings.master())
                .config("spark.ui.enabled", false)
                .config("spark.sql.adaptive.enabled", false)
                .config("spark.sql.shuffle.partitions", settings.tasksOn(1))
                .config("spark.sql.warehouse.dir", warehouse().toUri().toString())
                .config("spark.log.structuredLogging.enabled", false);
        if (settings.master().startsWith("local")) {
            builder.config("spark.driver.host", "127.0.0.1").config("spark.driver.bindAddress", "127.0.0.1");
        }
        settings.options().forEach(builder::config);
        try {
            return builder.getOrCreate();
        } catch (RuntimeException e) {
            if (String.valueOf(e.getMessage()).contains("master URL")) {
                throw new ConfigException(
                        "spark.master: '" + settings.master()
                                + "' is no master URL; write local[*], local[4] or spark://HOST:PORT",
                        e);
            }
            throw e;
        }
    }

    /** The context of {@link #open}: the jobs work on plain rows and never start the SQL engine. */
    static JavaSparkContext context(SparkSettings settings) {
        return JavaSparkContext.fromSparkContext(open(settings).sparkContext());
    }

    /** Ends the session, if there is one. */
    public static void stop() {
        Option<SparkSession> running = SparkSession.getDefaultSession();
        if (running.isDefined()) {
            running.get().stop();
        }
        SparkSession.clearActiveSession();
        SparkSession.clearDefaultSession();
    }

    private static Path warehouse() {
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        try {
            return Files.createDirectories(temporary).resolve("glossa-spark-warehouse");
        } catch (IOException e) {
            throw AtomicFiles.failure("write", temporary, e);
        }
    }
}
