package io.glossa.train.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.glossa.run.FormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.testng.annotations.BeforeMethod;
import org.testng.annotations.Test;

public class StepReaderTest {
    private static final BatchLayout LAYOUT = new BatchLayout(96, true, TargetMap.IDENTITY);
    private Path pack;

    @BeforeMethod
    public void write() throws IOException {
        pack = Files.createTempDirectory("glossa-reader");
        TinyPack.write(pack);
    }

    @Test
    public void givesWhatTheDataGivesInWhateverOrder() {
        try (TrainingData direct = open();
                TrainingData ahead = open();
                StepReader reader = new StepReader(ahead, LAYOUT)) {
            for (long step : new long[] {1, 2, 3, 30, 7, 8, 8, 9, 29, 30, 1}) {
                StepBatches expected = LAYOUT.batches(direct, step);
                StepBatches found = reader.take(step);
                assertThat(found.bytes()).as("step " + step).isEqualTo(expected.bytes());
                assertThat(found.parts()).usingRecursiveComparison().isEqualTo(expected.parts());
                assertThat(reader.waitedSeconds()).isNotNegative();
            }
        }
    }

    @Test
    public void aBrokenFileStopsTheStepThatNeedsItInTheThreadThatTakesIt() throws IOException {
        try (TrainingData data = open();
                StepReader reader = new StepReader(data, LAYOUT)) {
            reader.take(1);
            for (String source : List.of("ko-made-up", "en-replay")) {
                Files.write(pack.resolve("train/" + source + "/.sequences"), new byte[48]);
            }
            assertThatThrownBy(() -> {
                        for (long step = 2; step <= 30; step++) {
                            reader.take(step);
                        }
                    })
                    .isInstanceOf(FormatException.class)
                    .hasMessageContaining(".sequences");
        }
    }

    @Test
    public void noThreadIsLeftBehind() throws InterruptedException {
        long before = readers();
        for (int i = 0; i < 20; i++) {
            try (TrainingData data = open();
                    StepReader reader = new StepReader(data, LAYOUT)) {
                reader.take(1);
            }
        }
        // A thread is counted for a moment after its work has ended.
        for (int wait = 0; wait < 500 && readers() > before; wait++) {
            Thread.sleep(10);
        }
        assertThat(readers()).isLessThanOrEqualTo(before);
    }

    private static long readers() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("glossa-training-data"))
                .count();
    }

    private TrainingData open() {
        return TrainingData.open(
                pack, new DataRequest("a", 30, 256, Optional.empty(), 0.25, Optional.empty(), List.of("en-replay"), 1));
    }
}
