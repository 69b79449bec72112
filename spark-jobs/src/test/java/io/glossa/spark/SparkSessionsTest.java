package io.glossa.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.glossa.run.ConfigException;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.spark.launcher.JavaModuleOptions;
import org.apache.spark.sql.SparkSession;
import org.testng.annotations.Test;

public class SparkSessionsTest {
    /** The build hands its property to this JVM, so what runs here is what the property says. */
    @Test
    public void theBuildsJvmFlagsCoverWhatSparkAsksFor() {
        List<String> given = ManagementFactory.getRuntimeMXBean().getInputArguments();
        List<String> wanted = Arrays.stream(
                        JavaModuleOptions.defaultModuleOptions().trim().split("\\s+"))
                .toList();

        assertThat(given).as("spark.jvm.flags in pom.xml").containsAll(wanted);
    }

    @Test
    public void anEmbeddedSessionListensOnTheLoopbackAddressOnlyAndHasNoWebPage() {
        SparkSession session = SparkSessions.open(SparkSettings.local(2, 3));

        assertThat(session.conf().get("spark.ui.enabled")).isEqualTo("false");
        assertThat(session.conf().get("spark.driver.host")).isEqualTo("127.0.0.1");
        assertThat(session.conf().get("spark.sql.adaptive.enabled")).isEqualTo("false");
        assertThat(SparkSessions.open(SparkSettings.local(2, 3))).isSameAs(session);
    }

    @Test
    public void refusesOptionsThatAreNotSparks() {
        assertThatThrownBy(() -> new SparkSettings(null, null, Map.of("executor.memory", "2g")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("executor.memory");
        assertThatThrownBy(() -> new SparkSettings(null, -1, null))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("spark.tasks");
        assertThat(SparkSettings.defaults().master()).isEqualTo("local[*]");
    }
}
