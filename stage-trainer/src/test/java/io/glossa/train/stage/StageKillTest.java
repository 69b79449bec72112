package io.glossa.train.stage;

import static org.assertj.core.api.Assertions.assertThat;

import io.glossa.run.Failpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.testng.annotations.Test;

/** Kills a run in a process of its own at every place it commits something, and runs it again. */
public class StageKillTest {
    @Test(groups = "slow")
    public void killedAtEveryFailpointARunEndsWithTheSameBytes() throws Exception {
        Path folder = Files.createTempDirectory("glossa-kill");
        Path inputs = folder.resolve("inputs");
        TinyRun.writeInputs(inputs);
        Path whole = folder.resolve("whole");
        Path list = folder.resolve("failpoints");
        assertThat(run(inputs, whole, "-D" + Failpoint.LIST_PROPERTY + "=" + list))
                .isZero();
        SortedMap<String, String> expected = StagedTrainerTest.bytes(whole);
        List<String> places = Files.readAllLines(list);
        assertThat(places)
                .contains(
                        "train/01-new-rows.checkpoint.weights",
                        "train/01-new-rows.checkpoint.renamed",
                        "train/01-new-rows.summary",
                        "train/02-everything.model");
        for (String place : places) {
            // The second checkpoint of a stage, so that there is one to go back to.
            String armed = place.contains(".checkpoint.") ? place + "#2" : place;
            Path killed = folder.resolve(place.replace('/', '-'));
            assertThat(run(inputs, killed, "-D" + Failpoint.PROPERTY + "=" + armed))
                    .as(armed)
                    .isEqualTo(Failpoint.STATUS);
            assertThat(run(inputs, killed)).as(armed).isZero();
            assertThat(StagedTrainerTest.bytes(killed)).as(armed).isEqualTo(expected);
        }
    }

    private static int run(Path inputs, Path directory, String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "-Dglossa.root=" + System.getProperty("glossa.root"),
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))));
        command.addAll(List.of(options));
        command.addAll(List.of(TinyRun.class.getName(), inputs.toString(), directory.toString()));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }
}
